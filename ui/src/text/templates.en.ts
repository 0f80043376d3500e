/** The words about templates, what the station says of itself on paper, and the lists it prints, in English. */

import type {
  contact as chineseContact, daySummary as chineseDay, nominationPaper as chinesePaper, templates as chinese,
} from './templates.zh';

export const templates: typeof chinese = {
  title: 'Templates',
  note: 'One template (typst) for each document. Copy the built-in ones into the station’s folder to change them; a mistake is shown with its line, and the built-in one is used.',
  folder: 'Folder of the station’s own templates',
  copyPath: 'Copy the path',
  copy: 'Copy the built-in templates there',
  copyAgain: 'Add those that are missing',
  copied: 'Copied. What was in the folder before is as it was.',
  columns: { paper: 'Document', file: 'File', state: 'In use' },
  builtIn: 'Built-in',
  own: 'The station’s copy, same as the built-in one',
  changed: 'Changed by the station',
  look: 'Look',
  lookAt: (paper) => `Look · ${paper}`,
  lookNote: 'A sample: its people and donation codes are made up; it has no serial and no signature and cannot be printed. Each look has a page.',
  fault: (line) => `A mistake in line ${line}; the built-in one is used`,
  names: {
    'common.typ': 'What all documents share',
    'certificate.typ': 'The certificates’ page',
    'thank-you.typ': 'Thank-you certificate',
    'honour.typ': 'Honour certificate',
    'group.typ': 'Group certificate',
    'record.typ': 'Donation record',
    'benefits.typ': 'Blood-use benefits',
    'deferral.typ': 'Deferral letter',
    'leaflet.typ': 'Advice leaflet',
    'visit-form.typ': 'Visit form',
    'labels.typ': 'Donation-code labels',
    'nominations.typ': 'Nomination list',
    'day.typ': 'Daily summary',
    'calibration.typ': 'Calibration page',
  } as Record<string, string>,
};

export const contact: typeof chineseContact = {
  title: 'The station on paper',
  note: 'Stands on letters, leaflets and the statement of benefits.',
  phone: 'Phone number',
  phoneHint: 'Letters and leaflets cannot be printed without one.',
  papers: 'Papers that a refund of blood needs',
  papersHint: 'One a line, twelve at most.',
  save: 'Save',
  saved: 'Saved; it stands on whatever is printed from now on.',
  noPhone: 'Not given yet',
  noPapers: 'Not given yet',
};

export const daySummary: typeof chineseDay = {
  title: 'Daily summary',
  note: 'A day’s visits, donations, prints and what to look at twice, with the journal’s head at its end: signed and kept, it shows if the journal was changed.',
  day: 'Day',
};

export const nominationPaper: typeof chinesePaper = {
  make: 'Make the nomination list',
  title: (round) => `Nomination list · ${round}`,
  note: 'Document numbers are masked. It gets a serial and a signature when it is issued, by the records as they stand then.',
  issue: 'Issue it',
  issuing: 'Counting and making',
  issued: (serial) => `Issued as ${serial}`,
};
