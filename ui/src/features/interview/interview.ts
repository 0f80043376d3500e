/** An interview as it is filled in, and as the desk takes it. */

import { DeskError } from '../../backend/backend';
import type {
  Answer,
  AnswerDecision,
  DeferralInput,
  InquiryJudgement,
  ProposalRow,
  QuestionRow,
} from '../../backend/gen/types';
import { readDay } from '../../text/format';
import { t } from '../../text/language.svelte';
import type { ChosenDeferral } from './deferral';

/** How the inquiry is made where no window is open for the donor. */
export type Way = 'here' | 'paper';

/** What is said to a question. */
export interface Said {
  yes: boolean | null;
  /** The day that the question asks for, as typed. */
  date: string;
}

/** What is decided on an answer that is not fine. */
export interface Decided {
  /** A reason's code, or `EXPLAINED`; null while nothing is. */
  choice: string | null;
  /** The day that the deferral is counted from, as typed, where the donor did not say it. */
  day: string;
  /** The day that the deferral ends, as typed, where the rules do not say it. */
  until: string;
  /** What came of asking again. */
  reason: string;
}

/** Asked again, the answer is no reason to defer. */
export const EXPLAINED = 'explained';

export interface InterviewDraft {
  formNo: string;
  consent: boolean;
  deferrals: ChosenDeferral[];
  answers: Record<string, Said>;
  decisions: Record<string, Decided>;
}

export function freshInterview(): InterviewDraft {
  return { formNo: '', consent: false, deferrals: [], answers: {}, decisions: {} };
}

/** The answers so far; a day that cannot be read is left out, for its field says so. */
export function answersOf(
  questions: readonly QuestionRow[],
  said: Record<string, Said>,
  today: string,
): Answer[] {
  return questions.flatMap((question) => {
    const { yes, date } = said[question.id] ?? { yes: null, date: '' };
    if (yes === null) return [];
    const day = asksDay(question, yes) ? dayOf(date, today) : null;
    return [{ question: question.id, yes, ...(day ? { date: day } : {}) }];
  });
}

/** Whether a question asks for a day with this answer. */
export function asksDay(question: QuestionRow, yes: boolean | null): boolean {
  return question.date !== null && yes === question.against;
}

/** The day that is typed, unless it is still to come. */
function dayOf(typed: string, today: string): string | null {
  const day = readDay(typed, today);
  return day && day <= today ? day : null;
}

/** What is wrong with the days that are typed, by question. */
export function dayFaults(
  questions: readonly QuestionRow[],
  said: Record<string, Said>,
  today: string,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const question of questions) {
    const { yes, date } = said[question.id] ?? { yes: null, date: '' };
    if (!asksDay(question, yes) || date.trim() === '') continue;
    const day = readDay(date, today);
    if (!day) faults[`date-${question.id}`] = t().errors.notDate;
    else if (day > today) faults[`date-${question.id}`] = t().errors.notYet;
  }
  return faults;
}

/** What is proposed when nothing else is chosen: the one deferral that an answer can only mean. */
export function proposed(proposal: ProposalRow): string | null {
  const open = proposal.candidates.filter((candidate) => !candidate.over);
  return open.length === 1 ? (open[0]?.reason.code ?? null) : null;
}

/** What is decided on a proposal: what was chosen, as long as it is on offer, or what is proposed. */
export function decided(proposal: ProposalRow, decisions: Record<string, Decided>): Decided {
  const made = decisions[proposal.question];
  const offered =
    made?.choice === EXPLAINED ||
    proposal.candidates.some((candidate) => !candidate.over && candidate.reason.code === made?.choice);
  const choice = offered ? (made?.choice ?? null) : proposed(proposal);
  return { choice, day: made?.day ?? '', until: made?.until ?? '', reason: made?.reason ?? '' };
}

/** What is missing in the decisions, by question. */
export function decisionFaults(
  judgement: InquiryJudgement | null,
  decisions: Record<string, Decided>,
  today: string,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const proposal of judgement?.proposals ?? []) {
    if (!proposal.needs_decision) continue;
    const { choice, day, until, reason } = decided(proposal, decisions);
    const from = readDay(day, today);
    if (choice !== EXPLAINED && day.trim() !== '' && !from) faults[`day-${proposal.question}`] = t().errors.notDate;
    if (choice !== EXPLAINED && from && from > today) faults[`day-${proposal.question}`] = t().errors.notYet;
    if (choice === null) faults[`decision-${proposal.question}`] = t().inquiry.decide;
    if (choice === EXPLAINED && reason.trim() === '') {
      faults[`reason-${proposal.question}`] = t().inquiry.explain;
    }
    if (choice !== EXPLAINED && until.trim() !== '' && !readDay(until, today)) {
      faults[`until-${proposal.question}`] = t().errors.notDate;
    }
  }
  return faults;
}

/** The decisions as the desk takes them. */
export function decisionsOf(
  judgement: InquiryJudgement | null,
  decisions: Record<string, Decided>,
  today: string,
): AnswerDecision[] {
  return (judgement?.proposals ?? []).flatMap((proposal): AnswerDecision[] => {
    if (!proposal.needs_decision) return [];
    const { choice, day, until, reason } = decided(proposal, decisions);
    const said = reason.trim() || null;
    if (choice === EXPLAINED) return [{ question: proposal.question, reason: said }];
    const candidate = proposal.candidates.find((one) => one.reason.code === choice);
    if (!candidate) return [];
    const event = candidate.event ?? readDay(day, today);
    const end = asksEnd(candidate) ? readDay(until, today) : null;
    const deferral: DeferralInput = { code: candidate.reason.code, event, until: end };
    return [{ question: proposal.question, deferral, reason: said }];
  });
}

/** What is refused of a decision, beside that decision. */
export function atDecision(error: DeskError): DeskError {
  const question = error.field?.match(/^answered\.decisions\.(.+)$/)?.[1];
  return question ? new DeskError(error.code, error.message, `decision-${question}`) : error;
}

/** The fields that a decision on a question has. */
export function decisionFields(question: { id: string }): string[] {
  return ['decision', 'day', 'until', 'reason'].map((field) => `${field}-${question.id}`);
}

/** Whether the end of a deferral is the physician's to say. */
export function asksEnd(candidate: { until: string | null; permanent: boolean }): boolean {
  return candidate.until === null && !candidate.permanent;
}

/** How many deferrals the decisions come to. */
export function deferring(judgement: InquiryJudgement | null, decisions: Record<string, Decided>): number {
  const made = (judgement?.proposals ?? []).filter((proposal) => {
    const { choice } = decided(proposal, decisions);
    return proposal.needs_decision && choice !== null && choice !== EXPLAINED;
  });
  return made.length;
}

/** Deferrals that were chosen from the list, as the desk takes them. */
export function chosen(deferrals: readonly ChosenDeferral[], today: string): DeferralInput[] {
  return deferrals.map((one) => ({
    code: one.reason.code,
    event: readDay(one.event, today),
    until: readDay(one.until, today),
  }));
}

/** What is wrong with deferrals that were chosen from the list. */
export function chosenFaults(deferrals: readonly ChosenDeferral[], today: string): Record<string, string> {
  const faults: Record<string, string> = {};
  deferrals.forEach((one, index) => {
    for (const field of ['event', 'until'] as const) {
      const typed = one[field].trim();
      const day = readDay(typed, today);
      if (typed && !day) faults[`${field}-${index}`] = t().errors.notDate;
      if (field === 'event' && day && day > today) faults[`event-${index}`] = t().errors.notYet;
    }
  });
  return faults;
}
