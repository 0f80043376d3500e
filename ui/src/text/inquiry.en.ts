/** The words of the interview and the donor's screen as staff sees it, in English. */

import type { donorScreen as donorScreenZh, draft as draftZh, inquiry as inquiryZh, signature as signatureZh } from './inquiry.zh';

export const inquiry: typeof inquiryZh = {
  here: 'Ask here',
  paper: 'Paper form',
  part: { today: 'Today', recent: 'Recently', women: 'Women', exposure: 'Exposure', history: 'History' },
  answered: (n, of) => `${n} / ${of}`,
  yes: 'Yes',
  no: 'No',
  restAsUsual: 'Rest of this part as usual',
  keys: '1 yes · 2 no · 0 rest of this part as usual',
  answerKeys: 'Interview: yes, no, rest of the part as usual',
  wayKey: 'Interview: ask here, or on paper',
  answerFirst: 'Please answer this question.',
  decide: 'Choose which deferral to record, or say why there is none.',
  explain: 'Say what came of asking again.',
  explained: 'Asked again, no deferral',
  explainedReason: 'What came of asking again',
  deferral: 'Deferral',
  until: (day) => `may come again from ${day}`,
  counted: 'counted from this day',
  permanent: 'may never donate',
  untilEnded: 'no end, until a physician ends it',
  plateletsOnly: 'platelets only',
  over: 'over by its date, no deferral',
  remark: 'a remark, no deferral',
  consent: 'Consent',
  signature: 'Signature of the donor',
  signFirst: 'The donor reads the consent and signs.',
  readConsent: 'Read the consent',
  confirm: 'Checked, interview done',
  deviating: 'Answers that are not as usual',
  asUsual: (n) => `The other ${n} as usual`,
  allAsUsual: (n) => `All ${n} as usual`,
  unanswered: (n) => `${n} not answered yet`,
  everyAnswer: 'See every answer',
  recordsDeferrals: (n) => `Deferrals to be recorded: ${n}`,
  readAnswers: 'See the answers',
  answersTitle: 'Answers to the inquiry',
  saidAtWindow: 'answered at the donor’s window',
  saidHere: 'asked by the physician',
  onPaper: (no) => `This inquiry was made on paper, form ${no}.`,
  signer: { donor: 'Signature of the donor', physician: 'Signature of the physician' },
  more: 'Another reason to defer',
};

export const donorScreen: typeof donorScreenZh = {
  title: 'Donor’s window',
  closed: 'not open',
  waiting: 'open, waiting for the donor',
  answering: (n, of) => `answering ${n} / ${of}`,
  signed: 'answered and signed',
  open: 'Let the donor answer',
  again: 'Show again',
  key: 'Interview: the donor answers on the second screen',
  close: 'Take back',
  taken: 'Another donor is still answering on the second screen. Press again to show this one instead; the other’s answers are kept.',
  notOpened: 'The browser blocked the donor’s window. Allow pop-ups, then press again.',
};

export const draft: typeof draftZh = {
  restored: (time) => `What was typed at ${time} is back.`,
  clear: 'Start afresh',
  unfinished: (name, time) => `The registration of ${name} is not finished (${time})`,
  goOn: 'Go on',
};

export const signature: typeof signatureZh = {
  here: 'sign in the field',
  given: 'signed',
  again: 'Sign again',
};
