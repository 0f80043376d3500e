/** The words of the certificates section and of a group's day, in English. */

import type { certificates as chinese } from './certificates.zh';

export const certificates: typeof chinese = {
  pages: 'Pages of the certificates',
  page: { due: 'Certificates due', groups: 'A group’s day', issued: 'Issued papers', prints: 'Printing', proof: 'Verify a code' },

  due: 'Certificates due',
  dueNote: 'Donors whose rest is over and who have no certificate yet.',
  dueCount: (n) => `${n} due`,
  none: 'No certificate is due.',
  filter: 'Name, donor number, donation code',
  heldBack: 'A task about it is open: not yet',
  issue: 'Issue',
  issueOf: (name) => `Issue the certificate of ${name}`,
  issueAll: (n) => `Issue these ${n}`,
  issuing: 'Issuing certificates',
  issued: (n) => `Certificates issued: ${n}.`,
  stopped: 'Stopped; the others stay due.',
  notIssued: (n) => `${n} were not issued:`,

  titleOf: (name) => `Certificate of thanks · ${name}`,
  find: 'Find a certificate',
  findLabel: 'Serial, name, phone, donation code',
  findNote: 'Type it and press Enter.',
  noneFound: 'No certificate was found.',
  superseded: 'The donation was corrected later: this certificate says what was recorded first.',

  design: 'Design',
  designs: { rules: 'Double rule', waves: 'Waves', column: 'Column title' },
  stock: 'Paper',
  stocks: { a4: 'A4', card: 'Card' },
  voided: 'Void',

  printAll: (n) => `Print these ${n}`,
  printed: (n) => `Printed: ${n}.`,
  apart: (n) => `${n} cannot be printed with the others. Open each by its serial and use the remark line:`,

  columns: { name: 'Name', number: 'Donor number', code: 'Donation code', day: 'Day', team: 'Group', serial: 'Serial' },

  groups: 'A group’s day',
  groupsNote: 'Who came of each group and how far they are; certificates are issued and printed together.',
  day: 'Day',
  noGroups: 'No group came on this day. A group is chosen at check-in.',
  open: (group) => `Look at ${group}`,
  group: {
    name: 'Group', visits: 'Came', underWay: 'Under way', collected: 'Gave', refused: 'Refused', left: 'Left',
    due: 'Certificates due', amount: 'In all',
  },
  members: (group) => `Who came of ${group} today`,
  pastMembers: 'Only today’s donors can be looked at one by one.',
  noneDue: 'No certificate of this group is due.',
};
