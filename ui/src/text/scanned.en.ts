/** The words about cards and codes that are scanned, in English. */

import type { scanned as chinese } from './scanned.zh';

export const scanned: typeof chinese = {
  notCode: {
    product: 'This is a product code, not a donation code. Scan the donation code of 13 characters.',
    lot: 'This is the lot of the bag, not a donation code. Scan the donation code of 13 characters.',
    group: 'This is a blood group code, not a donation code. Scan the donation code of 13 characters.',
    expiry: 'This is an expiry code, not a donation code. Scan the donation code of 13 characters.',
    card: 'This is an identity card number, not a donation code. Scan the donation code of 13 characters.',
  },
  codeTitle: 'Another donor’s code was scanned',
  codeOf: 'The donation code belongs to',
  codeSame: 'The donation code that was just scanned is that of the donor on screen.',
};
