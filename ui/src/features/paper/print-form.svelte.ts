/** How a document is to be printed, as it is typed. */

import type { BlankBook, BlankNumbers, Paper, PrinterRow, PrintOrder } from '../../backend/gen/types';
import { readNumber } from '../../text/format';

const MOST_COPIES = 99;

export class PrintForm {
  printer = $state('');
  copies = $state('1');
  tray = $state('');
  duplex = $state(false);
  stock = $state('');
  first = $state('');
  reason = $state('');

  /** `pages` are those of the document, once they are known. */
  constructor(private readonly pages: () => number | null) {}

  get copiesRead(): number | null {
    const copies = readNumber(this.copies);
    return copies !== null && Number.isInteger(copies) && copies >= 1 && copies <= MOST_COPIES ? copies : null;
  }

  /** The blanks that it goes on: one for each sheet. */
  get blanks(): BlankNumbers | null {
    const [first, copies, pages] = [readNumber(this.first), this.copiesRead, this.pages()];
    if (this.stock === '' || first === null || copies === null || pages === null) return null;
    const sheets = (this.duplex ? Math.ceil(pages / 2) : pages) * copies;
    return { stock: this.stock, first, last: first + sheets - 1 };
  }

  /** Prints on this printer, as it is usually used. */
  use({ name, settings, duplex, trays }: PrinterRow): void {
    this.printer = name;
    this.duplex = duplex && (settings.duplex ?? false);
    this.tray = trays.find((tray) => tray === settings.tray) ?? '';
  }

  /** Takes the blanks from a stock, from its lowest number on. */
  take(book: BlankBook | null): void {
    this.stock = book?.stock ?? '';
    this.first = book?.next?.toString() ?? '';
  }

  order(paper: Paper): PrintOrder {
    return {
      paper,
      printer: this.printer,
      tray: this.tray || null,
      copies: this.copiesRead,
      duplex: this.duplex,
      reason: this.reason.trim() || null,
      blanks: this.blanks,
    };
  }
}
