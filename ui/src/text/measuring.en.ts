/** The words of the instruments and of what they read, in English. */

import type { measuring as chinese } from './measuring.zh';

export const measuring: typeof chinese = {
  instruments: 'Instruments of this desk',
  instrumentsNote: 'Type or scan the labels on the instruments. They are used for every donor until they are changed.',
  instrument: {
    scale: 'Scale',
    pressure: 'Blood pressure monitor',
    thermometer: 'Thermometer',
    haemoglobin: 'Haemoglobin meter',
    analyser: 'Blood cell analyser',
  },
  none: 'no instrument noted',
  change: 'Change instruments',
  keep: 'Use these',
  day: 'Haemoglobin today (g/L), by meter',
  meter: 'Meter',
  count: 'Donors',
  mean: 'Mean',
  range: 'Range',
  fromOthers: 'From others',
  fromPast: 'From own 4 weeks',
  state: 'State',
  steady: 'steady',
  drifting: 'drifting',
  apart: 'apart',
  apartNotice: (one, other, by) =>
    `${one} and ${other} read ${by} g/L apart today; which of them is off does not show. Check both with control material before measuring on.`,
  unnamed: 'no label',
  notice: (device) => `The haemoglobin that ${device} reads today is off. Stop using it and check it with control material.`,
  again: (value) => `You typed ${value}, which is rare. Check the instrument or measure again, and type it once more.`,
  usual: 'as last time',
};
