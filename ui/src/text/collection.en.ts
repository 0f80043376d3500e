/** The words about a collection as it goes, the rest after it and reactions, in English. */

import type { collecting as chinese } from './collection.zh';

export const collecting: typeof chinese = {
  started: 'Started',
  ended: 'Ended',
  notTime: 'Please type a time, such as 0912 or 9:12.',
  timeBefore: 'The end is before the start. Please check.',
  now: 'Now',
  arm: 'Which arm',
  arms: { left: 'Left', right: 'Right' },
  lot: 'Lot of the bag',
  minutes: (n) => `${n} min`,
  went: 'How it went',

  class: 'Class of the reaction',
  classNote: 'by WS/T 551',
  noClass: 'Not classed yet',
  gift: 'Gift handed over',
  giftNote: 'kept for the next donor',
  noGift: 'empty when there was none',
  reactionFirst: 'With a reaction, please call the physician.',

  alsoReaction: 'Tells of a reaction as well',
};
