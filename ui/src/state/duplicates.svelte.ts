/** Donors who may be registered twice, as they are looked at pair by pair. */

import type { DonorId, DuplicatePair, Duplicates as Found } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

export class Duplicates {
  found = $state.raw<Found | null>(null);
  /** The pairs that nobody has settled yet. */
  pairs = $state.raw<DuplicatePair[]>([]);
  #at = $state(0);
  readonly work: Work;
  #scanning = 0;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** The place of the pair that is looked at. */
  get at(): number {
    return Math.min(this.#at, Math.max(this.pairs.length - 1, 0));
  }

  get pair(): DuplicatePair | null {
    return this.pairs[this.at] ?? null;
  }

  /** Compares everybody. Throws `cancelled` when it is stopped; what was found before stays then. */
  async scan(): Promise<void> {
    const scanning = ++this.#scanning;
    const found = await this.work.run('duplicate_scan', {});
    if (scanning !== this.#scanning) return;
    this.found = found;
    this.pairs = found.rows;
    this.#at = 0;
  }

  lookAt(at: number): void {
    this.#at = at;
  }

  /** Leaves a pair for later: the next one comes, after the last the first. */
  skip(): void {
    this.#at = this.pairs.length === 0 ? 0 : (this.at + 1) % this.pairs.length;
  }

  /** Two donors are not the same person. Throws what the desk refuses. */
  async tellApart(pair: DuplicatePair): Promise<void> {
    const [one, other] = pair.donors;
    await this.desk.ask('duplicate_dismiss', { donor: one.donor, other: other.donor });
    this.pairs = this.pairs.filter((each) => each !== pair);
  }

  /** A record was merged into another: whatever it was compared with is to be looked for anew. */
  merged(record: DonorId): void {
    this.pairs = this.pairs.filter(({ donors }) => donors.every(({ donor }) => donor !== record));
  }

  /** Puts everything about donors away. */
  close(): void {
    this.work.stop();
    this.#scanning += 1;
    this.found = null;
    this.pairs = [];
    this.#at = 0;
  }
}
