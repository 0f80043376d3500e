/** Donation codes as a gun reads them and as a person types them. */

/** Characters of a donation code, and what stands before it in a label of ISBT 128. */
const LENGTH = 13;
const BEGINS = '=';
/** The most labels of one making. */
export const MOST_LABELS = 1000;

/** Whether two entries mean one code: a gun puts `=` before it and the flags after it. */
export function sameCode(one: string, other: string): boolean {
  return codeOf(one) === codeOf(other);
}

/** Codes of one making in short: the first and the last. */
export function spanOf(codes: readonly string[]): string {
  return [codes[0], ...codes.slice(1).slice(-1)].join(' – ');
}

/** The code alone, as a list shows it. */
export function codeOf(entry: string): string {
  const text = entry.trim().toUpperCase().replace(/[\s-]/g, '');
  return (text.startsWith(BEGINS) ? text.slice(BEGINS.length) : text).slice(0, LENGTH);
}
