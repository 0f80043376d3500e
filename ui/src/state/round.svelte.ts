/** The round of honours that was counted last, kept while its donors are looked at one by one. */

import type { HonoursListed } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

export class HonoursRound {
  listed = $state.raw<HonoursListed | null>(null);
  /** The last day of the round that is looked at; null for the running one. */
  cutoff = $state<string | null>(null);
  readonly work: Work;
  #counting = 0;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** Counts everybody up to a day. Throws `cancelled` when it is stopped; what was counted before stays. */
  async count(asOf: string, round: string, near: number, inFull: boolean): Promise<void> {
    const counting = ++this.#counting;
    const listed = await this.work.run('honours_list', { as_of: asOf, round, near, in_full: inFull });
    if (counting === this.#counting) this.listed = listed;
  }

  choose(cutoff: string): void {
    this.work.stop();
    this.#counting += 1;
    this.cutoff = cutoff;
    this.listed = null;
  }

  /** Puts everything about donors away. */
  close(): void {
    this.work.stop();
    this.#counting += 1;
    this.listed = null;
  }
}
