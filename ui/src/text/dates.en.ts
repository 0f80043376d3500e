/** The words about dates, in English. */

import type { dates as chinese } from './dates.zh';

export const dates: typeof chinese = {
  calendar: 'Calendar',
  open: (label) => `${label}: open the calendar`,
  previous: 'Month before',
  next: 'Next month',
  typed: 'Type 20261122, 1122, t (today) or +180',
};
