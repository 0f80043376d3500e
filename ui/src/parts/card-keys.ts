/**
 * Keeps the keys of a card reader out of whatever has the focus: fields get back what stood in them,
 * nothing is chosen, nothing is pressed.
 */

import { CardReader, strokeOf } from './card-reader';
import { composing } from './keyboard';

/** How long a digit that would choose something waits for the next one, ms. */
const HOLD = 60;
/** A reader that sends Enter twice means one card, ms. */
const ECHO = 30;

/** Marks a field that a document's number is meant for. */
export const TAKES_DOCUMENT = 'document';

type TextField = HTMLInputElement | HTMLTextAreaElement;

export class CardKeys {
  readonly #reader = new CardReader();
  /** What stood in the fields before each key that may be the reader's. */
  #before: { field: TextField; value: string }[] = [];
  #held: { target: Element; key: string }[] = [];
  #holding: ReturnType<typeof setTimeout> | undefined;
  #ended = Number.NEGATIVE_INFINITY;

  /** `oncard` hears of each card that was meant for no field. */
  constructor(private readonly oncard: (number: string) => void) {}

  /** Looks at a key before anything else does. */
  readonly press = (event: KeyboardEvent): void => {
    // Those that are given back come from here.
    if (!event.isTrusted || event.key === 'Shift') return;
    const command = event.ctrlKey || event.altKey || event.metaKey;
    const stroke = command ? '' : strokeOf(event);
    if (stroke === 'Enter' && event.timeStamp - this.#ended < ECHO) {
      stop(event);
      return;
    }
    const number = this.#reader.take(stroke, event.timeStamp);
    if (number !== null) {
      this.#read(number, event);
      return;
    }
    if (this.#reader.taken <= 1) this.#before = [];
    if (this.#reader.taken === 0) this.#giveBack();
    else this.#keep(event);
  };

  #read(number: string, event: KeyboardEvent): void {
    clearTimeout(this.#holding);
    this.#held = [];
    const focused = document.activeElement;
    const meant = focused instanceof HTMLInputElement && focused.dataset['takes'] === TAKES_DOCUMENT;
    const before = this.#before.toReversed();
    this.#before = [];
    if (meant) {
      set(focused, number);
      return;
    }
    this.#ended = event.timeStamp;
    stop(event);
    const restore = () => {
      for (const { field, value } of before) set(field, value);
      this.oncard(number);
    };
    if (composing(event) && focused instanceof HTMLElement) {
      // What the input method still composes is written when the field is left.
      focused.blur();
      setTimeout(restore);
    } else restore();
  }

  /** Notes what the key is about to change. */
  #keep(event: KeyboardEvent): void {
    const target = document.activeElement;
    if (target instanceof HTMLInputElement && target.type === 'radio') {
      stop(event);
      this.#held.push({ target, key: event.key });
      clearTimeout(this.#holding);
      this.#holding = setTimeout(() => this.#giveBack(), HOLD);
    } else if (isText(target)) {
      this.#before = [...this.#before, { field: target, value: target.value }].slice(-this.#reader.taken);
    }
  }

  /** The digits that waited were a person's. */
  #giveBack(): void {
    clearTimeout(this.#holding);
    const held = this.#held;
    this.#held = [];
    for (const { target, key } of held) {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isText(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !['radio', 'checkbox', 'file'].includes(element.type);
}

function set(field: TextField, value: string): void {
  if (!field.isConnected || field.value === value) return;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
