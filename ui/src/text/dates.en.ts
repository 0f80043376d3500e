/** The words about dates, and about keys that only some screens know, in English. */

import type { dates as chinese, screenKeys as chineseKeys } from './dates.zh';

export const dates: typeof chinese = {
  calendar: 'Calendar',
  open: (label) => `${label}: open the calendar`,
  previous: 'Month before',
  next: 'Next month',
  typed: 'Type 20261122, 1122, t (today) or +180',
};

export const screenKeys: typeof chineseKeys = {
  title: 'On this screen only',
  pages: 'To the list on the left',
  calendar: 'Open the calendar of a date',
  elsewhere: 'Record a donation elsewhere',
  team: 'Choose the group',
  started: 'Note the start',
  ended: 'Note the end',
  straight: 'Confirm at once, past the other fields',
};
