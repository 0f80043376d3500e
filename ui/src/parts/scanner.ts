/**
 * Card readers and bar-code guns type like a person, only faster: a number and Enter. They type
 * wherever the focus is, so their keys are told apart from a person's here.
 */

import { CARD_LENGTH, isCardNumber } from './card-number';
import { readsAsCode } from './donation-code';

/** What was scanned: an identity card, or a donation code. */
export interface Scanned {
  is: 'card' | 'code';
  text: string;
  /** How many keys it took, Enter left out. */
  keys: number;
}

/** Keys that come later than this after the one before do not belong to it, ms. */
const LONGEST_GAP = 150;
/** A scanner needs less than this from key to key, a person needs more, ms. */
const SCANNED_KEY = 47;
/** More than the longest code that is looked for. */
const KEPT = 40;

/** What a key press means to a scanner: a character of a number or code, Enter, or neither. */
export function strokeOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'keyCode' | 'isComposing'>): string {
  // An input method hides the key; the place on the keyboard is still told.
  const hidden = event.isComposing || event.keyCode === 229;
  const key = hidden ? event.code.replace(/^(Digit|Numpad|Key)/, '').replace('Equal', '=') : event.key;
  if (/^[0-9A-Za-z=*]$/.test(key)) return key.toUpperCase();
  return key === 'Enter' ? 'Enter' : '';
}

export class Scanner {
  #text = '';
  #times: number[] = [];
  #last = Number.NEGATIVE_INFINITY;

  /** Takes a key of `strokeOf` at an instant, ms; what was scanned when it is the last key of it. */
  take(stroke: string, at: number): Scanned | null {
    if (at - this.#last > LONGEST_GAP) this.forget();
    this.#last = at;
    if (stroke === 'Enter') return this.#end(at);
    if (stroke === '') this.forget();
    else {
      this.#text = (this.#text + stroke).slice(-KEPT);
      this.#times = [...this.#times, at].slice(-KEPT);
    }
    return null;
  }

  /** How many keys have come in that may be a scanner's. */
  get taken(): number {
    return this.#text.length;
  }

  forget(): void {
    this.#text = '';
    this.#times = [];
  }

  #end(at: number): Scanned | null {
    const text = this.#text;
    const times = this.#times;
    this.forget();
    const fast = (keys: number) => at - (times.at(-keys) ?? Number.NEGATIVE_INFINITY) <= keys * SCANNED_KEY;
    const card = text.slice(-CARD_LENGTH);
    if (isCardNumber(card) && fast(CARD_LENGTH)) return { is: 'card', text: card, keys: CARD_LENGTH };
    // What a person typed just before would make another code of it: the whole must be one.
    if (readsAsCode(text) && fast(text.length)) return { is: 'code', text, keys: text.length };
    return null;
  }
}
