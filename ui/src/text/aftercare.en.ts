/** The words about what comes after a record was made, in English. */

import type { aftercare as chinese } from './aftercare.zh';

export const aftercare: typeof chinese = {
  source: {
    interview: 'interview',
    examination: 'examination',
    laboratory: 'laboratory',
    other_station: 'another station',
    blocked_document: 'blocked documents',
    old_system: 'the system before',
    physician: 'physician',
  },
  sourceIs: (source) => `Found by: ${source}`,
  counted: (day) => `counted from ${day}`,
  signed: (by, on, time) => `${by}, ${on} ${time}`,
  set: 'Set',
  ended: 'Ended',
  endedFrom: (day) => `Ended from ${day}`,
  voided: 'Voided',
  because: (reason) => `Why: ${reason}`,

  end: 'End',
  endTitle: 'End a deferral',
  endFrom: 'First day without it',
  endReason: 'On what grounds',
  endNote: 'Such as a later result with its date. Kept with your name and the time.',
  endConfirm: 'End the deferral',
  void: 'Void',
  voidTitle: 'Void a deferral set by mistake',
  voidNote:
    'For mistakes only: a voided deferral never blocked, and stays visible. A physician other than the one who set it does so.',
  voidReason: 'What was the mistake',
  voidConfirm: 'Void it',

  flagged: 'In doubt',
  corrected: 'Corrected',
  withdrawn: 'Not to be used',
  after: 'Afterwards',
  afterOf: (code) => `Afterwards ${code}`,
  what: 'What the donor told',
  aReaction: 'A reaction after leaving',
  notToUse: 'The unit must not be used',
  chooseWhat: 'Please choose one.',
  reaction: 'How severe',
  chooseReaction: 'Please choose how severe it was.',
  reactionOn: 'On which day',
  record: 'Record',
  confidential: 'The donor asks in confidence',
  confidentialNote: 'only physicians and auditors see why',
  reason: 'What was said',
  withdrawNote: 'Set the unit apart at once; a physician gets a task.',
  withdraw: 'The unit must not be used',

  openings: 'Who opened it',
  openingsTitle: 'Who opened this record',
  nobodyOpened: 'Nothing is on record.',
};
