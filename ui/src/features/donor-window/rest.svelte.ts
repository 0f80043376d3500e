/** Nobody touches the donor's screen: what is on it is covered, and later gone. */

/** Without use for so long, the page is covered, ms. */
const COVER_MS = 120_000;
/** And for so long, it is left, ms. */
const LEAVE_MS = 360_000;
const LOOK_MS = 1_000;

export class Rest {
  covered = $state(false);
  #last = Date.now();

  constructor(private readonly leave: () => void) {}

  use(): void {
    if (!this.covered) this.#last = Date.now();
  }

  /** Whoever fills the form in is still there. */
  uncover(): void {
    this.covered = false;
    this.use();
  }

  /** Looks again and again until told to stop. */
  watch(): () => void {
    this.uncover();
    const looking = setInterval(() => {
      const rested = Date.now() - this.#last;
      if (rested >= LEAVE_MS) this.leave();
      else if (rested >= COVER_MS) this.covered = true;
    }, LOOK_MS);
    return () => clearInterval(looking);
  }
}
