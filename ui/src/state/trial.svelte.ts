/** A rulebook that is being tried: what it says otherwise, and whom that would concern. */

import type {
  RulebookDifference,
  RulebookFile,
  RulebookPart,
  RulebookReading,
} from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

export class Trial {
  file = $state.raw<RulebookFile | null>(null);
  reading = $state.raw<RulebookReading | null>(null);
  difference = $state.raw<RulebookDifference | null>(null);
  readonly work: Work;
  #opening = 0;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** The rulebook that the file holds, once it is read. */
  get rulebook(): RulebookPart | null {
    return this.reading?.rulebooks.at(-1) ?? null;
  }

  /** Reads a file; what was tried before is put away. Throws what is wrong with it. */
  async open(file: RulebookFile): Promise<void> {
    this.close();
    const opening = this.#opening;
    this.file = file;
    const reading = await this.desk.ask('rulebook_check', { files: [file] });
    if (opening === this.#opening) this.reading = reading;
  }

  /** Judges every donor of the station by the file too. Throws `cancelled` when it is stopped. */
  async judge(): Promise<void> {
    const file = this.file;
    if (!file) return;
    const opening = this.#opening;
    this.difference = null;
    const difference = await this.work.run('rulebook_diff', { files: [file] });
    if (opening === this.#opening) this.difference = difference;
  }

  /** Puts the file and everything about donors away. */
  close(): void {
    this.work.stop();
    this.#opening += 1;
    this.file = null;
    this.reading = null;
    this.difference = null;
  }
}
