/** The words of a donor's documents and of a group's letter, in English. */

import type { documents as chinese } from './documents.zh';

export const documents: typeof chinese = {
  open: 'Documents',
  title: (name) => `Documents · ${name}`,
  make: 'Issue',
  made: 'Issued',
  none: 'No document has been issued.',
  choose: 'Choose a document on the left to issue it or to look at it.',
  kind: {
    thank_you: 'Certificate of thanks', honour: 'Honour certificate', record: 'Donation record',
    benefits: 'Blood-use benefits', deferral: 'Deferral letter', group: 'Letter to the group',
    nominations: 'Nomination list', labels: 'Donation-code labels', leaflet: 'Advice after donating', visit_form: 'Visit form',
  },
  unissued: 'It has no serial yet and cannot be printed.',
  issue: 'Issue it',
  issuing: 'Issuing…',

  occasion: 'Why it is given',
  occasions: { towards: 'On the way', reached: 'Level reached', round: 'Round number' },
  noOccasion: 'There is no honour to give now: the count reaches no level and is no multiple of ten.',
  letter: 'Letter',
  byPost: 'By post: the address stands outside',
  byPostNote: 'Folded, it shows the address and nothing of what it says.',
  reasonOf: 'Give the reason',
  noReason: 'No reason',
  reasonNote: 'Only a physician may give the reason.',
  donation: 'Which donation',
  donationOf: (date, code) => `${date} ${code}`,

  serial: 'Serial',
  issuedOn: 'Day',
  issuedBy: 'Issued by',
  notPrinted: 'Not printed yet',
  printed: (n) => `Printed: ${n}`,
  isVoid: 'Void',
  voided: (by, at) => `Voided by ${by} on ${at}.`,
  why: (reason) => `Why: ${reason}`,
  replaced: (serial) => `Replaced by ${serial}.`,

  void: 'Void',
  reissue: 'Issue anew',
  voidTitle: (serial) => `Void ${serial}`,
  reissueTitle: (serial) => `Issue ${serial} anew`,
  voidNote: 'A void document is printed no more; whoever checks its code is told that it is void.',
  reissueNote: 'The old one becomes void, and a new one is issued by the records as they are now, with a new serial.',
  reason: 'Reason',
  reasonHint: 'Such as: lost, name corrected.',
  voidConfirm: 'Void this document',
  reissueConfirm: 'Void it and issue anew',

  group: 'Letter to the group',
  groupTitle: (group) => `Letter to the group · ${group}`,
  event: 'Name of the event',
  from: 'First day',
  to: 'Last day',
};
