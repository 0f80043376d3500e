/** The one box: what is typed, what was found, and what Enter does with it. */

import type { DeskError } from '../backend/backend';
import type { DonorHit, DonorHits } from '../backend/gen/types';

/** What Enter leads to. */
export type Choice =
  | { to: 'donor'; hit: DonorHit }
  | { to: 'registration'; number: string };

interface Found extends DonorHits {
  query: string;
}

export class Search {
  query = $state('');
  found = $state.raw<Found | null>(null);
  fault = $state.raw<DeskError | null>(null);
  /** The line that Enter takes. */
  active = $state(0);
  /** Whether the list hangs open. */
  open = $state(false);
  #asked = 0;
  #enterWaits = false;

  constructor(
    private readonly find: (query: string) => Promise<DonorHits>,
    private readonly choose: (choice: Choice) => void,
  ) {}

  /** Takes what stands in the box now. Only the answer to the newest text is ever shown. */
  async type(text: string): Promise<void> {
    this.query = text;
    this.#enterWaits = false;
    const asked = ++this.#asked;
    const query = text.trim();
    if (query === '') {
      this.clear();
      return;
    }
    try {
      const answer = await unbroken(() => this.find(query), () => asked === this.#asked);
      if (asked !== this.#asked) return;
      this.found = { ...answer, query };
      this.fault = null;
    } catch (thrown) {
      const fault = thrown as DeskError;
      // Another search of this desk took the place of this one: no fault of the person's.
      if (asked !== this.#asked || fault.code === 'cancelled') return;
      this.found = null;
      this.fault = fault;
    }
    this.active = 0;
    this.open = true;
    if (this.#enterWaits) this.#answerWaitingEnter();
  }

  /** What could be chosen now, in the order of the list. */
  get choices(): Choice[] {
    return this.found ? choicesOf(this.found, this.found.query) : [];
  }

  /** Whether the list answers an earlier text than the one that stands in the box. */
  get stale(): boolean {
    return this.found !== null && this.found.query !== this.query.trim();
  }

  move(by: 1 | -1): void {
    const n = this.choices.length;
    if (n === 0) return;
    this.open = true;
    this.active = (this.active + by + n) % n;
  }

  /** Enter: at once if the answer to the text stands there, otherwise as soon as it comes. */
  enter(): void {
    const query = this.query.trim();
    if (query === '') return;
    if (!this.found || this.stale) {
      this.#enterWaits = true;
      return;
    }
    if (!this.open) {
      this.open = true;
      return;
    }
    this.take(this.active);
  }

  take(index: number): void {
    const choice = this.choices[index];
    if (!choice || this.stale) return;
    this.clear();
    this.choose(choice);
  }

  clear(): void {
    this.#asked += 1;
    this.#enterWaits = false;
    this.query = '';
    this.found = null;
    this.fault = null;
    this.active = 0;
    this.open = false;
  }

  /** Enter came before the answer, as from a scanner: several donors must not be decided blindly. */
  #answerWaitingEnter(): void {
    this.#enterWaits = false;
    if (this.choices.length === 1) this.take(0);
  }
}

/** How often a search is asked again that others keep breaking off. */
const TRIES = 5;

/**
 * Asks again where a search was broken off by one that was asked before it and came in after it, as
 * long as it is `wanted`.
 */
export async function unbroken(find: () => Promise<DonorHits>, wanted: () => boolean): Promise<DonorHits> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await find();
    } catch (thrown) {
      const cancelled = (thrown as DeskError).code === 'cancelled';
      if (!cancelled || !wanted() || tries === TRIES) throw thrown;
    }
  }
}

/** What an answer to a text leads to: the donors found, or the registration of a new one. */
export function choicesOf({ hits, kind }: DonorHits, query: string): Choice[] {
  const donors = hits.map((hit): Choice => ({ to: 'donor', hit }));
  if (donors.length > 0 || !mayBeDocument(kind, query)) return donors;
  return [{ to: 'registration', number: query }];
}

/** Whether a text that finds nobody may be the number of a new person's document. */
function mayBeDocument(kind: DonorHits['kind'], query: string): boolean {
  const length = query.replace(/\s/g, '').length;
  if (length < 7 || !/\d/.test(query)) return false;
  // A permit for Taiwan residents has 8 or 10 digits; other such numbers are phones.
  if (kind === 'phone') return length === 8 || length === 10;
  return kind === 'document' || kind === 'certificate' || kind === 'name';
}
