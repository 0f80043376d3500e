/** How far a donor is at the donor's own window, as staff sees it. */

import { DeskError } from '../backend/backend';
import type { DonorWindow, VisitId } from '../backend/gen/types';
import { t } from '../text/language.svelte';
import type { Desk } from './desk.svelte';

/** How often the desk is asked how far the donor is, ms. */
const LOOK_MS = 1_500;

export class DonorScreen {
  /** Null while no window is open for the visit. */
  seen = $state.raw<DonorWindow | null>(null);
  /** Whether the desk has answered at all. */
  looked = $state(false);
  fault = $state<string | null>(null);
  #asked = 0;
  /** It was said that somebody else is at the screen. */
  #insists = false;

  constructor(
    private readonly desk: Desk,
    readonly visit: VisitId,
  ) {}

  /** Looks again and again until told to stop. */
  watch(): () => void {
    void this.look();
    const looking = setInterval(() => void this.look(), LOOK_MS);
    return () => {
      clearInterval(looking);
      this.#asked += 1;
    };
  }

  async look(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const seen = await this.desk.ask('donor_window_read', { visit: this.visit });
      if (asked === this.#asked) this.#see(seen);
    } catch (thrown) {
      const { code, message } = DeskError.from(thrown, t().errors.internal);
      if (asked !== this.#asked) return;
      if (code === 'window_closed') this.#see(null);
      else this.fault = message;
    }
  }

  /** Whether the form can be shown, anew or as it stands. */
  get showable(): boolean {
    const seen = this.seen;
    return seen === null || (!seen.signed && (seen.answered === 0 || this.desk.canShowDonorWindow(this.visit)));
  }

  /**
   * Shows the form to the donor, with what was answered in it; somebody who still fills in another
   * is not sent away unasked.
   */
  async open(): Promise<void> {
    if (!this.#insists && (await this.#isTaken())) {
      this.#insists = true;
      this.fault = t().donorScreen.taken;
      return;
    }
    this.#insists = false;
    await this.look();
    const again = this.seen !== null && this.desk.canShowDonorWindow(this.visit);
    await this.#change(() => (again ? this.desk.showDonorWindow(this.visit) : this.desk.openDonorWindow(this.visit)));
  }

  async close(): Promise<void> {
    await this.#change(() => this.desk.closeDonorWindow(this.visit));
  }

  async #isTaken(): Promise<boolean> {
    const visit = this.desk.shown;
    if (visit === null || visit === this.visit) return false;
    const other = await this.desk.ask('donor_window_read', { visit }).catch(() => null);
    return other !== null && !other.signed;
  }

  async #change(work: () => Promise<void>): Promise<void> {
    this.fault = null;
    try {
      await work();
    } catch (thrown) {
      this.fault = DeskError.from(thrown, t().errors.internal).message;
    }
    await this.look();
  }

  #see(seen: DonorWindow | null): void {
    this.looked = true;
    // What has not changed is not drawn again.
    if (JSON.stringify(seen) !== JSON.stringify(this.seen)) this.seen = seen;
  }
}
