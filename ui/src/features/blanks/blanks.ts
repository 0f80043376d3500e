/** Numbered blanks as they are typed and written. */

import type { BlankLine, BlankNumbers, PrintJob } from '../../backend/gen/types';
import { halfWidth } from '../../text/format';

/** The highest number that is kept. */
const MOST = 4_294_967_295;

export interface TypedBlanks {
  stock: string;
  first: string;
  last: string;
}

/** Reads a number as it stands on a blank: leading zeros too. Null when it is none. */
export function readBlank(typed: string): number | null {
  const text = halfWidth(typed).trim();
  if (!/^\d{1,10}$/.test(text)) return null;
  const number = Number(text);
  return number <= MOST ? number : null;
}

/** The numbers that are meant; the last one may stay empty for a single blank. Null when they are none. */
export function readBlanks({ stock, first, last }: TypedBlanks): BlankNumbers | null {
  const from = readBlank(first);
  const to = last.trim() === '' ? from : readBlank(last);
  return from === null || to === null ? null : { stock: stock.trim(), first: from, last: to };
}

/** 101–200; a single one alone. */
export function spanOf({ first, last }: Pick<BlankNumbers, 'first' | 'last'>): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** The print that a line of the book was spent on. */
export function printOf(stock: string, line: BlankLine, prints: readonly PrintJob[]): PrintJob | null {
  if (line.change !== 'used') return null;
  const has = ({ blanks }: PrintJob) =>
    blanks?.stock === stock && blanks.first <= line.first && line.last <= blanks.last;
  return prints.find((print) => has(print) && print.state === 'printed') ?? prints.find(has) ?? null;
}
