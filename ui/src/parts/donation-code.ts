/** What stands on the labels of a bag, told apart by its form. The desk alone judges a donation code. */

import { isCardNumber } from './card-number';

/** What is no donation code, by what it is. */
export type OtherCode = 'product' | 'lot' | 'group' | 'expiry' | 'card';

/**
 * A donation identification number of ISBT 128 (structure 001): 13 characters, perhaps with the
 * check character that is printed after them, or as a gun sends it with `=` and two flags.
 */
const DONATION_CODE = /^(?:[A-Z0-9]{5}\d{8}[A-Z0-9*]?|=[A-Z0-9]{5}\d{8}\d\d)$/;

/** The other labels of a bag, by the data identifiers of ISBT 128 and by the form of a product code. */
const LABELS: readonly (readonly [RegExp, OtherCode])[] = [
  [/^=</, 'product'],
  [/^[A-Z]\d{4}[A-Z0-9]\d[A-Z0-9]$/, 'product'],
  [/^(?:&\)|=\))/, 'lot'],
  [/^=%/, 'group'],
  [/^[=&]>/, 'expiry'],
];

/** Whether a text has the form of a donation code, its check character and flags aside. */
export function readsAsCode(text: string): boolean {
  return DONATION_CODE.test(plain(text));
}

/** Which other code stands where a donation code is meant; null when it is none that is known. */
export function otherCode(text: string): OtherCode | null {
  const code = plain(text);
  if (isCardNumber(code)) return 'card';
  return LABELS.find(([form]) => form.test(code))?.[1] ?? null;
}

/** Full-width characters, spaces and lower case put right. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
