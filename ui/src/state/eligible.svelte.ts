/** Who may donate on a day, kept while the donors are looked at one by one. */

import type { Eligible as Found, EligibleList } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

export class Eligible {
  found = $state.raw<Found | null>(null);
  readonly work: Work;
  #judging = 0;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** Judges everybody. Throws `cancelled` when it is stopped; what was found before stays then. */
  async judge(asked: EligibleList): Promise<void> {
    const judging = ++this.#judging;
    const found = await this.work.run('eligible_list', asked);
    if (judging === this.#judging) this.found = found;
  }

  /** Puts everything about donors away. */
  close(): void {
    this.work.stop();
    this.#judging += 1;
    this.found = null;
  }
}
