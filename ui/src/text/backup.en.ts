/** The words about copies of the station, in English. */

import type { backup as zh } from './backup.zh';

export const backup: typeof zh = {
  title: 'Backups',
  made: (when) => `Backup ${when}`,
  none: 'No backup yet',
  overdue: (when) => `Backup overdue, ${when}`,
  failed: 'Backup failed',
  note: 'Copies are made while you work; each is opened again and verified.',
  place: { station: 'This computer', second: 'Second place', elsewhere: 'Elsewhere' },
  verified: (when) => `Last made and verified: ${when}`,
  never: 'None has been made here yet.',
  tried: (when) => `Last tried: ${when}`,
  noSecond:
    'There is no second place. An administrator sets one on another disk with redwall-cli backup --second-place.',
  now: 'Back up now',
  working: 'Backing up and verifying',
  done: (file) => `Made and verified: ${file}`,
};
