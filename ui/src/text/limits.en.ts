/** The words about requirements, their tests and what this version cannot do, in English. */

import type { limits as zh } from './limits.zh';

export const limits: typeof zh = {
  requirements: 'Requirements and their tests',
  requirementsNote:
    'Each is proved by the test beside it, and all of them pass before a release. The rules have a table of cases of their own. Where none is named, the clause is still to be confirmed against its text.',
  clause: 'Source',
  unconfirmed: 'to be confirmed',
  asked: 'Requirement',
  test: 'Test',
  title: 'Known limits of this version',
  known: [
    'On Windows pages go to the printer as pictures, which was tried on Wine only; that a print is seen to be finished was not watched on Windows.',
    'The versions for Windows and macOS are built from the same source; only Linux was tested in full.',
    'Desks do not share records over a network yet: each computer has its own, which moves with its backup.',
    'There is no link to the national or provincial system: blocked documents and donations elsewhere come by import and papers.',
    'Laboratory results do not arrive by themselves: a physician records a reactive one as a deferral.',
    'PDF/A is checked by the typesetter only, by no other validator.',
    'Numbers of the rules whose clause is not confirmed yet must be confirmed by the station before they are relied on.',
    'The program has not been assessed against WS/T 811-2022.',
  ],
};
