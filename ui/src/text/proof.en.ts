/** The words about the proof of a certificate by its code, in English. */

import type { proof as chinese } from './proof.zh';

export const proof: typeof chinese = {
  title: 'Verify a certificate',
  note: 'Scan the code on a certificate with a gun, or paste the text that a phone reads. No network is needed.',
  text: 'What the code says',
  textHint: 'It begins with RW1; — switch the keyboard to English before scanning.',
  textPart: 'Not whole yet: scan on, or press Ctrl Enter to verify it all the same.',
  check: 'Verify',
  answers: {
    valid: 'Genuine, and it holds',
    voided: 'Genuine, but voided',
    reissued: 'Genuine, but another took its place',
    unknown: 'Genuine signature, not on record here',
    changed: 'Not to be believed',
  },
  replacedBy: 'Serial of what took its place',
  compare: 'Hold each line against the paper:',
  says: {
    station: 'Station', title: 'Title', serial: 'Serial', who: 'Name', on: 'Donated on', what: 'Given',
    donation_code: 'Donation code', issued_on: 'Issued on',
  },
  stationKey: 'The station’s public key',
  stationKeyNote: 'Anyone can verify this station’s certificates offline with it. Put it on the website and the wall; nothing can be signed with it.',
  olderKey: 'An earlier key, which still proves earlier certificates',
  currentKey: 'The key of today',
  copy: 'Copy',
};
