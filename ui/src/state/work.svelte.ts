/** A job of the desk under way: how far it is, and a way to stop it. */

import type { Progress } from '../backend/backend';
import type { Job } from '../backend/gen/types';
import type { Desk } from './desk.svelte';

const NOT_STARTED: Progress = { done: 0, total: 0 };

export class Work {
  progress = $state.raw<Progress>(NOT_STARTED);
  #abort: AbortController | null = null;

  constructor(private readonly desk: Desk) {}

  /** Runs a job, telling how far it is. Throws `cancelled` when it is stopped. */
  async run<C extends keyof Job>(command: C, request: Job[C]['request']): Promise<Job[C]['answer']> {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.progress = NOT_STARTED;
    return this.desk.work(command, request, (step) => (this.progress = step), abort.signal);
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }
}
