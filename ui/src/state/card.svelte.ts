/**
 * A card or a donation code that is scanned: its donor comes on screen, or it is asked first whether
 * to leave who is there.
 */

import { DeskError } from '../backend/backend';
import { t } from '../text/language.svelte';
import type { Desk } from './desk.svelte';
import type { Scanned } from '../parts/scanner';
import type { Reception } from './reception.svelte';
import { type Choice, choicesOf, unbroken } from './search.svelte';
import { hasEnded } from './visit';

export class Card {
  /** Whose card was read while somebody else was attended to, until it is said who stays. */
  asking = $state.raw<Choice | null>(null);
  /** The donor on screen whose card or code was read once more. */
  confirmed = $state<string | null>(null);
  /** Which of the two was read last. */
  by = $state<Scanned['is']>('card');
  #reading = 0;

  constructor(
    private readonly desk: Desk,
    private readonly reception: Reception,
  ) {}

  /** Whether somebody is attended to who must not be left without a word. */
  get #attending(): boolean {
    const { donor, newcomer } = this.reception;
    if (newcomer) return this.reception.drafted(newcomer);
    return donor !== null && !(donor.visit && hasEnded(donor.visit.step));
  }

  /**
   * Finds whose it is; false when it is a code that belongs to nobody, or not to one donor alone.
   * `deliberate`: it was read into the box, so the next donor is meant; `elsewhere`: other work than
   * the reception's is on screen, which must not be left unasked.
   */
  async read({ is, text }: Pick<Scanned, 'is' | 'text'>, deliberate: boolean, elsewhere: boolean): Promise<boolean> {
    const reading = ++this.#reading;
    const asks = elsewhere || (!deliberate && this.#attending);
    this.reception.search.clear();
    this.confirmed = null;
    try {
      const find = () => this.desk.ask('donor_search', { query: text });
      const choices = choicesOf(await unbroken(find, () => reading === this.#reading), text);
      const [choice] = choices;
      if (reading !== this.#reading) return true;
      if (is === 'code' && (choices.length !== 1 || choice?.to !== 'donor')) return false;
      if (!choice) return true;
      this.by = is;
      if (this.#isOnScreen(choice)) {
        this.asking = null;
        this.confirmed = this.reception.donor?.id ?? null;
      } else if (asks) this.asking = choice;
      else this.reception.follow(choice);
    } catch (thrown) {
      const fault = DeskError.from(thrown, t().errors.internal);
      if (reading === this.#reading && fault.code !== 'cancelled') this.reception.fault = fault;
    }
    return true;
  }

  /** Whose it is is the next donor. */
  change(): void {
    const choice = this.asking;
    this.asking = null;
    if (choice) this.reception.follow(choice);
  }

  /** Whoever is on screen stays. */
  stay(): void {
    this.asking = null;
  }

  /** Takes whose it was off the screen. */
  forget(): void {
    this.#reading += 1;
    this.asking = null;
    this.confirmed = null;
  }

  #isOnScreen(choice: Choice): boolean {
    const { donor, newcomer } = this.reception;
    if (choice.to === 'donor') return !newcomer && donor?.id === choice.hit.donor;
    return newcomer?.number === choice.number;
  }
}
