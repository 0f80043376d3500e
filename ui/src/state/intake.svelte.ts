/** A file of another system on its way in: what it holds, how it is read, what came of it. */

import type { Field, ImportMap, ImportPreview, ImportReport, SheetKind } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

export class Intake {
  file = $state('');
  preview = $state.raw<ImportPreview | null>(null);
  /** How the file is to be read, as it stands on screen. */
  map = $state.raw<ImportMap | null>(null);
  report = $state.raw<ImportReport | null>(null);
  /** What is under way. */
  doing = $state<'read' | 'try' | 'run' | null>(null);
  readonly work: Work;
  #reading = 0;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** Whether the map on screen is another than the file was read by. */
  get changed(): boolean {
    return this.map !== this.preview?.map;
  }

  /** Reads the file, by `map` or else by its headings and as the last one. Throws what is wrong with it. */
  async read(file: string, map: ImportMap | null): Promise<void> {
    const reading = ++this.#reading;
    const preview = await this.#doing('read', () => this.work.run('import_read', { file, map }));
    if (reading !== this.#reading) return;
    this.file = file;
    this.preview = preview;
    this.map = preview.map;
    this.report = null;
  }

  /** Says what would come of it, or takes the file in. Throws `cancelled` when it is stopped. */
  async run(dryRun: boolean, report: string | null): Promise<void> {
    const reading = this.#reading;
    const request = { file: this.file, map: this.map, dry_run: dryRun, report };
    this.report = null;
    const came = await this.#doing(dryRun ? 'try' : 'run', () => this.work.run('import_run', request));
    if (reading === this.#reading) this.report = came;
  }

  name(part: Pick<ImportMap, 'system'> | Pick<ImportMap, 'list'>): void {
    if (this.map) this.map = { ...this.map, ...part };
  }

  takeFor(sheet: string, kind: SheetKind): void {
    this.#sheet(sheet, (columns) => ({ kind, columns }));
  }

  /** A heading holds a field, or nothing that is read. A field has one column. */
  holds(sheet: string, heading: string, field: Field | null): void {
    this.#sheet(sheet, (columns) => {
      const others = Object.entries(columns).filter(([name, of]) => of !== heading && name !== field);
      return { columns: Object.fromEntries(field ? [...others, [field, heading]] : others) };
    });
  }

  /** What a code of the other system means; null: nobody knows. */
  means(field: Field, word: string, meaning: string | null): void {
    if (!this.map) return;
    const { [word]: _, ...others } = this.map.words[field] ?? {};
    const words = meaning ? { ...others, [word]: meaning } : others;
    this.map = { ...this.map, words: { ...this.map.words, [field]: words } };
  }

  /** Puts everything about donors away. */
  close(): void {
    this.work.stop();
    this.#reading += 1;
    this.file = '';
    this.preview = null;
    this.map = null;
    this.report = null;
  }

  #sheet(name: string, change: (columns: ImportMap['sheets'][number]['columns']) => object): void {
    if (!this.map) return;
    const sheets = this.map.sheets.map((sheet) =>
      sheet.sheet === name ? { ...sheet, ...change(sheet.columns) } : sheet,
    );
    this.map = { ...this.map, sheets };
  }

  async #doing<T>(what: 'read' | 'try' | 'run', work: () => Promise<T>): Promise<T> {
    this.doing = what;
    try {
      return await work();
    } finally {
      this.doing = null;
    }
  }
}
