/** The words of the print queue and of its ledger, in English. */

import type { prints as chinese } from './prints.zh';

export const prints: typeof chinese = {
  title: 'Printing',
  note: 'What this desk prints: waiting, failed, printed. It counts as printed once the printer says so.',
  since: 'Since',
  days: (n) => (n === 1 ? 'Today' : n === 366 ? 'The last year' : `The last ${n} days`),
  filter: 'Serial, printer, collected by',
  none: 'Nothing was printed.',
  open: 'Under way',
  failed: 'Not printed',
  past: 'Ended',
  columns: { at: 'When', what: 'Document', where: 'Printer', by: 'Ordered by', state: 'State' },
  kinds: {
    thank_you: 'Certificate of thanks', issued: 'Document', leaflet: 'Advice leaflet', visit_form: 'Visit form',
    daily: 'Daily summary', calibration: 'Calibration page', draft: 'Draft', sample: 'Sample',
  },
  copies: (n) => `${n} copies`,
  blanks: (stock, first, last) => `${stock} ${first}–${last}`,
  why: (reason) => `Why again: ${reason}`,
  cancelOf: (title) => `Cancel printing ${title}`,
  retryOf: (title) => `Print ${title} again`,
  collectedOf: (title) => `Note who collected ${title}`,
  collected: (by, at) => `Collected by ${by}, ${at}`,
  noteCollected: 'Note who collected it',
  collector: 'Collected by',
  collectorNote: 'Such as: the donor, Wang Min on their behalf.',
  themselves: 'The donor',
  waiting: (n) => `Printing: ${n} to see to`,
};
