/**
 * Keeps the keys of a scanner out of whatever has the focus: fields get back what stood in them,
 * nothing is chosen, nothing is pressed. A donation code goes to the field that is meant for it.
 */

import { composing } from './keyboard';
import { type Scanned, Scanner, strokeOf } from './scanner';

/** How long a key that would choose something waits for the next one, ms. */
const HOLD = 60;
/** A scanner that sends Enter twice means one number, ms. */
const ECHO = 30;

/** How long somebody needs to see what a scanner put into a field, ms. */
const LOOKED = 1_000;

/** Marks a field that a document's number is meant for. */
export const TAKES_DOCUMENT = 'document';
/** Marks a field that a donation code is meant for. */
export const TAKES_CODE = 'donation_code';
/** Marks a field that the lot of a bag is meant for. */
export const TAKES_LOT = 'lot';

export type Takes = typeof TAKES_DOCUMENT | typeof TAKES_CODE | typeof TAKES_LOT;

interface Before {
  field: ValueField;
  value: string;
}

type ValueField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was scanned that no field on screen is meant for, and what had the focus. */
export interface Stray {
  scanned: Scanned;
  focused: Element | null;
}

export class ScannerKeys {
  readonly #scanner = new Scanner();
  /** What stood in the fields before each key that may be the scanner's. */
  #before: Before[] = [];
  #held: { target: Element; key: string }[] = [];
  #holding: ReturnType<typeof setTimeout> | undefined;
  #ended = Number.NEGATIVE_INFINITY;
  /** The field that a code was put into last, whatever had the focus. */
  #filled: { field: Element; at: number } | null = null;

  /** `onstray` hears of everything that was meant for no field. */
  constructor(private readonly onstray: (stray: Stray) => void) {}

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
    const scanned = this.#scanner.take(stroke, event.timeStamp);
    if (scanned) {
      this.#read(scanned, event);
      return;
    }
    if (this.#scanner.taken <= 1) this.#before = [];
    if (this.#scanner.taken === 0) this.#giveBack();
    else this.#keep(event);
  };

  #read(scanned: Scanned, event: KeyboardEvent): void {
    clearTimeout(this.#holding);
    this.#held = [];
    const focused = document.activeElement;
    const before = this.#before.slice(-scanned.keys).toReversed();
    this.#before = [];
    const field = meant(scanned, focused);
    if (field === STAYS) return;
    const others = before.filter((one) => one.field !== field);
    if (field !== null && field === focused && !composing(event) && !this.#hasJustFilled(field, event)) {
      restore(others);
      set(field, scanned.text);
      // Enter goes on from its own field, as it does for a person.
      return;
    }
    this.#ended = event.timeStamp;
    stop(event);
    const deliver = () => {
      restore(others);
      if (!field) {
        this.onstray({ scanned, focused });
        return;
      }
      set(field, scanned.text);
      this.#filled = { field, at: event.timeStamp };
      goTo(field);
    };
    if (composing(event) && focused instanceof HTMLElement) {
      // What the input method still composes is written when the field is left.
      focused.blur();
      setTimeout(deliver);
    } else deliver();
  }

  /** Whether a code came into a field from elsewhere: the one at once after it was not looked at either. */
  #hasJustFilled(field: Element, { timeStamp }: KeyboardEvent): boolean {
    return this.#filled?.field === field && timeStamp - this.#filled.at < LOOKED;
  }

  /** Notes what the key is about to change. */
  #keep(event: KeyboardEvent): void {
    const target = document.activeElement;
    if (target instanceof HTMLInputElement && target.type === 'radio') {
      stop(event);
      this.#held.push({ target, key: event.key });
      clearTimeout(this.#holding);
      this.#holding = setTimeout(() => this.#giveBack(), HOLD);
    } else if (holdsValue(target)) {
      this.#before = [...this.#before, { field: target, value: target.value }].slice(-this.#scanner.taken);
    }
  }

  /** The keys that waited were a person's. */
  #giveBack(): void {
    clearTimeout(this.#holding);
    const held = this.#held;
    this.#held = [];
    for (const { target, key } of held) {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  }
}

/** The keys stay where they were typed. */
const STAYS = 'stays';

/** The field that what was scanned is meant for; null when there is none on screen. */
function meant({ is, text }: Scanned, focused: Element | null): HTMLInputElement | typeof STAYS | null {
  const here = focused instanceof HTMLInputElement ? focused : null;
  const takes = here?.dataset['takes'];
  if (is === 'card') return takes === TAKES_DOCUMENT ? here : null;
  if (takes === TAKES_CODE) return here;
  // Thirteen bare digits may as well be the number that this field is meant for.
  if (takes !== undefined && /^\d+$/.test(text)) return STAYS;
  const field = codeField();
  // The box finds whoever a code belongs to by itself.
  if (!field && here?.dataset['place'] === 'box') return STAYS;
  return field;
}

/** The field on screen that takes donation codes: of an open dialog first, else of what is behind it. */
function codeField(): HTMLInputElement | null {
  const places = [...document.querySelectorAll('dialog[open]')].toReversed();
  for (const place of [...places, document]) {
    const fields = [...place.querySelectorAll<HTMLInputElement>(`[data-takes="${TAKES_CODE}"]:enabled`)];
    const field = fields.find((one) => one.checkVisibility());
    if (field) return field;
  }
  return null;
}

/** Work goes on where the code went, unless a dialog stands before it. */
function goTo(field: HTMLInputElement): void {
  const dialog = document.querySelector('dialog[open]');
  if (dialog && !dialog.contains(field)) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function holdsValue(element: Element | null): element is ValueField {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return element instanceof HTMLInputElement && !['radio', 'checkbox', 'file'].includes(element.type);
}

function restore(before: readonly Before[]): void {
  for (const { field, value } of before) set(field, value);
}

function set(field: ValueField, value: string): void {
  if (!field.isConnected || field.value === value) return;
  field.value = value;
  const change = field instanceof HTMLSelectElement ? new Event('change', { bubbles: true }) : new InputEvent('input', { bubbles: true });
  field.dispatchEvent(change);
}
