/** The words of the administration's duties in English. */

import type { duties as chinese } from './duties.zh';

export const duties: typeof chinese = {
  reading: 'Reading…',

  tasks: 'Tasks',
  tasksEmpty: 'Nothing waits.',
  settledToo: 'The settled ones too',
  about: {
    late_entry_against_rules:
      'A late entry shows a donation against the rules. Set the unit apart, find out what happened, and say what became of it.',
    deferral_after_donation:
      'A later deferral concerns this donation. Set the unit apart or call it back, and say what became of it.',
    registered_document_blocked:
      'The document of a registered donor is blocked now. Check the person and earlier donations, and say what was done.',
    unit_withdrawn: 'The unit must not be used. Set it apart or call it back, and say what became of it.',
    reaction_after_leaving: 'The donor had a reaction after leaving. Call the donor, and say how it went.',
    correction_against_rules:
      'As corrected, the donation is against the rules. Set the unit apart, find out what happened, and say what became of it.',
    possible_duplicate:
      'This donor may be registered twice. Please look under “Likely duplicates”, and say what you found.',
    merge_against_rules:
      'As the merged records show, the donation is against the rules. Set the unit apart, find out what happened, and say what became of it.',
    merged_records_differ:
      'The merged records tell of this donation differently. Please find out which is right, and say so.',
    deferral_after_unmerge:
      'After a merge was undone, a deferral holds for both. Please decide whose it is, and say so.',
  },
  raised: 'Raised',
  task: 'Task',
  donor: 'Donor',
  owner: 'Taken on by',
  nobody: 'nobody yet',
  take: 'Take on',
  settle: 'Settle',
  settleTitle: 'Settle a task',
  outcome: 'What came of it',
  outcomeNote: 'Such as what became of the unit, and who was told.',
  settleConfirm: 'Settled',
  settled: (by, at) => `Settled by ${by}, ${at}`,

  blocked: 'Blocked documents',
  blockedNote: 'Nobody is registered with a document on the list, and its holder may not donate.',
  blockedEmpty: 'The list is empty.',
  blockedCount: (n) => `${n} in all`,
  more: 'Show more',
  document: 'Document',
  number: 'Document number',
  list: 'List',
  listNote: 'such as who sent it',
  from: 'First day',
  until: 'First day after',
  day: 'Day',
  days: 'Days',
  state: 'State',
  blocks: 'Blocks',
  over: 'Over',
  taken: 'Taken off',
  put: 'Put there',
  addBlock: 'Put on a list',
  add: 'Add',
  added: 'It is on the list.',
  end: 'Take off',
  endTitle: 'Take off a list',
  endNote:
    'The number is masked: please type it again from the document. A physician other than the one who put it there does so.',
  endReason: 'Why',
  endConfirm: 'Take off',
  importTitle: 'Take in a list',
  openList: 'Open a file…',
  importNote: 'UTF-8 CSV (headings type,number,list,from,until) or JSON Lines',
  importing: 'Taking it in',
  imported: (added, changed, unchanged) =>
    `${added} added, ${changed} changed, ${unchanged} on the list already.`,
  refusedLines: (n) => `Lines not taken: ${n}`,
  line: (n) => `Line ${n}`,
  tooLarge: 'This file is too large. Please take it in as several files.',
  notText: 'This file cannot be read. Please save it as UTF-8 text and try again.',

  reconcile: 'Reconcile',
  reconcileTitle: 'Reconcile a day',
  reconcileNote: 'Judges every donation of the day twice: on what was known then, and on what is known now.',
  start: 'Begin',
  checking: 'Judging',
  againstNone: (day, n) => `${day}: ${n} donations, none against the rules.`,
  against: (day, n, against) => `${day}: ${n} donations, ${against} against the rules.`,
  code: 'Donation code',
  kind: 'Kind',
  then: 'As known then',
  now: 'As known now',
  differs: 'they differ',

  rebuild: 'Make the tables anew',
  rebuildNote: 'Makes every table again from the journal and compares. The journal itself stays.',
  rebuildStart: 'Begin',
  rebuilding: 'Making them',
  rebuiltSame: 'Made anew; nothing differed.',
  rebuiltOther: 'Made anew. The tables differed from the journal and are right now:',
  notReplaced:
    'Something is wrong with the journal itself; nothing was replaced. Stop registering, keep the data files, and call IT.',
};
