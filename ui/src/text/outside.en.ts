/** The words about proving a donation elsewhere with papers, in English. */

import type { outside as zh } from './outside.zh';

export const outside: typeof zh = {
  title: 'Proof',
  of: (day) => `Proof of the donation of ${day}`,
  note: 'Hold the original against name, day and amount before it is recorded. A proved donation elsewhere counts for honours and for blood use.',
  attached: 'Papers attached',
  none: 'No paper is attached yet.',
  choose: 'Attach a scan',
  chosen: (time) => `Scan ${time}`,
  paper: 'Paper',
  paperHint: 'What it is, who issued it, its number: donation certificate, Chengdu Blood Centre, No 0001234',
  prove: 'Record the proof',
  chooseFirst: 'Attach or choose the scan of the paper first.',
  proved: (by, on) => `${by} saw the original on ${on}:`,
  look: 'See the scan',
  unprove: 'It proves nothing',
  unproveReason: 'Why it proves nothing',
  unproveNote: 'The donation is declared again then: it counts for intervals as before, not for honours or blood use.',
  unproved: (by, on) => `${by} took the proof back on ${on}:`,
};
