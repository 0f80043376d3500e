/**
 * A card reader types like a person, only faster: the number of an identity card and Enter. It types
 * wherever the focus is, so its keys are told apart from a person's here.
 */

/** Keys that come later than this after the one before do not belong to it, ms. */
const LONGEST_GAP = 150;
/** A reader needs less than this for a whole number, ms; a person needs more. */
const LONGEST_READING = 850;
const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** What a key press means to the reader: a character of a number, Enter, or neither. */
export function strokeOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'keyCode' | 'isComposing'>): string {
  // An input method hides the key; the place on the keyboard is still told.
  const hidden = event.isComposing || event.keyCode === 229;
  const key = hidden ? event.code.replace(/^(Digit|Numpad|Key)/, '') : event.key;
  if (/^[0-9Xx]$/.test(key)) return key.toUpperCase();
  return key === 'Enter' ? 'Enter' : '';
}

export class CardReader {
  #number = '';
  #times: number[] = [];
  #last = Number.NEGATIVE_INFINITY;

  /** Takes a key of `strokeOf` at an instant, ms; the number of the card whose last key it was. */
  take(stroke: string, at: number): string | null {
    if (at - this.#last > LONGEST_GAP) this.forget();
    this.#last = at;
    if (stroke === 'Enter') return this.#end(at);
    if (stroke === '') this.forget();
    else {
      this.#number = (this.#number + stroke).slice(-LENGTH);
      this.#times = [...this.#times, at].slice(-LENGTH);
    }
    return null;
  }

  /** How many keys have come in that may belong to a card. */
  get taken(): number {
    return this.#number.length;
  }

  forget(): void {
    this.#number = '';
    this.#times = [];
  }

  #end(at: number): string | null {
    const number = this.#number;
    const began = this.#times[0] ?? Number.NEGATIVE_INFINITY;
    this.forget();
    return at - began <= LONGEST_READING && isCardNumber(number) ? number : null;
  }
}

/** Whether a text is the number of a card by its check character (GB 11643-1999). */
export function isCardNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] === text[LENGTH - 1];
}
