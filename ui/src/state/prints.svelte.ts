/** The prints of this desk: what is under way, what became of it, and what waits for a person. */

import type { BlankNumbers, Paper, PrintId, PrintJob, PrintOrder, PrintState } from '../backend/gen/types';
import type { Desk } from './desk.svelte';

/** How often an order is looked after while it is new, and for how long: a desk that asks by itself would never lock. */
const LOOK_MS = 1_000;
const NEW_FOR_MS = 60_000;

/** Whether the desk still does something about it. */
export function isOpen(state: PrintState): boolean {
  return state === 'queued' || state === 'sending' || state === 'sent';
}

/** Whether a print is of this document, or of some of its certificates. */
export function isOf(job: PrintJob, paper: Paper): boolean {
  if (job.paper.kind === 'thank_you' && paper.kind === 'thank_you') {
    const { certificates } = job.paper;
    return paper.certificates.some((one) => certificates.includes(one));
  }
  return inOrder(job.paper) === inOrder(paper);
}

/** A document as one text, whatever the order of its parts; what is not said counts as nothing. */
function inOrder(paper: Paper): string {
  return JSON.stringify(paper, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    const said = Object.entries(part).filter(([, value]) => value !== null);
    return Object.fromEntries(said.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}

export class Prints {
  /** The newest first: those of the last days, and every one under way. */
  jobs = $state.raw<PrintJob[]>([]);
  /** How many days back, today included. */
  days = $state(1);
  /** The printer that was chosen last for a kind of paper. */
  readonly chosen = new Map<string, string>();
  /** Failures that somebody has seen in the queue. */
  #seen = $state.raw<ReadonlySet<PrintId>>(new Set());
  #asked = 0;
  #newUntil = 0;
  #looking: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly desk: Desk) {}

  /** What does not go on, or did not end well, until somebody does something about it. */
  get waiting(): PrintJob[] {
    return this.jobs.filter((job) => (isOpen(job.state) ? job.problem !== null : this.#isLeft(job)));
  }

  /** The last print of a document. */
  of(paper: Paper): PrintJob | null {
    return this.jobs.find((job) => isOf(job, paper)) ?? null;
  }

  async refresh(): Promise<void> {
    const asking = ++this.#asked;
    const jobs = await this.desk.ask('print_list', { days: this.days });
    if (asking === this.#asked) this.jobs = jobs;
  }

  /** Orders a print and looks after it. Throws what the desk refuses. */
  async order(request: PrintOrder): Promise<PrintJob> {
    return this.#take(await this.desk.ask('print_order', request));
  }

  /** Orders one again that failed or was cancelled. Throws what the desk refuses. */
  async retry(print: PrintId, blanks: BlankNumbers | null = null): Promise<PrintJob> {
    return this.#take(await this.desk.ask('print_retry', { print, blanks }));
  }

  /** Throws what the desk refuses. */
  async cancel(print: PrintId, reason: string): Promise<PrintJob> {
    return this.#take(await this.desk.ask('print_cancel', { print, reason }));
  }

  /** Notes who took a print away. Throws what the desk refuses. */
  async collect(print: PrintId, by: string): Promise<PrintJob> {
    return this.#take(await this.desk.ask('print_collect', { print, by }));
  }

  /** Somebody looks at the queue: what failed is known. */
  see(): void {
    const failed = this.jobs.filter(({ state }) => state === 'failed');
    if (failed.every(({ id }) => this.#seen.has(id))) return;
    this.#seen = new Set([...this.#seen, ...failed.map(({ id }) => id)]);
  }

  /** What one person ordered is not on the next one's screen until it is asked for. */
  forget(): void {
    this.#asked += 1;
    this.jobs = [];
    if (this.#looking) clearTimeout(this.#looking);
    this.#looking = null;
  }

  #isLeft(job: PrintJob): boolean {
    if (job.state !== 'failed' || this.#seen.has(job.id)) return false;
    return this.of(job.paper)?.id === job.id;
  }

  #take(job: PrintJob): PrintJob {
    this.#asked += 1;
    const known = this.jobs.some(({ id }) => id === job.id);
    this.jobs = known ? this.jobs.map((one) => (one.id === job.id ? job : one)) : [job, ...this.jobs];
    this.#newUntil = Date.now() + NEW_FOR_MS;
    this.#lookLater();
    return job;
  }

  #lookLater(): void {
    this.#looking ??= setTimeout(() => void this.#look(), LOOK_MS);
  }

  async #look(): Promise<void> {
    const looking = this.#looking;
    // The next look tells of a desk that did not answer this one.
    await this.refresh().catch(() => undefined);
    if (this.#looking !== looking) return;
    this.#looking = null;
    if (Date.now() < this.#newUntil && this.jobs.some(({ state }) => isOpen(state))) this.#lookLater();
  }
}
