import { describe, expect, test } from 'vitest';
import { DeskError } from '../../backend/backend';
import type { CandidateRow, ProposalRow, QuestionRow } from '../../backend/gen/types';
import { answersOf, atDecision, dayFaults, decided, decisionFaults, decisionsOf, EXPLAINED } from './interview';

const TODAY = '2026-11-22';

function question(id: string, date = true): QuestionRow {
  const wording = { zh: '日期', en: 'day' };
  return { id, part: 'recent', zh: '', en: '', against: true, date: date ? wording : null, kinds: [], reasons: [] };
}

function candidate(code: string, until: string | null, more: Partial<CandidateRow> = {}): CandidateRow {
  const reason = { code, zh: '', en: '', clause: '' };
  return { reason, event: null, until, permanent: false, platelets_only: false, over: false, ...more };
}

function proposal(...candidates: CandidateRow[]): ProposalRow {
  return { question: 'cold', needs_decision: candidates.some((one) => !one.over), candidates };
}

describe('answers', () => {
  test('are those that were given, with their day where one is asked for', () => {
    const questions = [question('cold'), question('covid'), question('eaten', false), question('tattoo')];
    const said = {
      cold: { yes: true, date: '-3' },
      covid: { yes: false, date: '-3' },
      eaten: { yes: true, date: '' },
      tattoo: { yes: null, date: '' },
    };
    expect(answersOf(questions, said, TODAY)).toEqual([
      { question: 'cold', yes: true, date: '2026-11-19' },
      { question: 'covid', yes: false },
      { question: 'eaten', yes: true },
    ]);
  });

  test.each(['+1', '20261131', 'x'])('with the day %s are mended before anything is recorded', (date) => {
    const said = { cold: { yes: true, date } };
    expect(Object.keys(dayFaults([question('cold')], said, TODAY))).toEqual(['date-cold']);
    expect(answersOf([question('cold')], said, TODAY)).toEqual([{ question: 'cold', yes: true }]);
  });
});

describe('a decision', () => {
  const one = proposal(candidate('T12', '2026-11-26', { event: '2026-11-19' }));
  const several = proposal(candidate('T03', null), candidate('T04', null), candidate('T05', null, { over: true }));
  const faults = (of: ProposalRow, made = {}) =>
    Object.keys(decisionFaults({ missing: [], proposals: [of] }, made, TODAY));
  const sent = (of: ProposalRow, made = {}) => decisionsOf({ missing: [], proposals: [of] }, made, TODAY);

  test('is proposed where an answer can mean one thing only', () => {
    expect(decided(one, {}).choice).toBe('T12');
    expect(faults(one)).toEqual([]);
    expect(sent(one)).toEqual([
      { question: 'cold', deferral: { code: 'T12', event: '2026-11-19', until: null }, reason: null },
    ]);
  });

  test('is the physician’s where it may mean several', () => {
    expect(decided(several, {}).choice).toBeNull();
    expect(faults(several)).toEqual(['decision-cold']);
  });

  test('that is over or no longer on offer is no decision', () => {
    const made = { cold: { choice: 'T05', day: '', until: '', reason: '' } };
    expect(decided(several, made).choice).toBeNull();
  });

  test('not to defer says why', () => {
    const made = { choice: EXPLAINED, day: '', until: '', reason: ' ' };
    expect(faults(one, { cold: made })).toEqual(['reason-cold']);
    expect(sent(one, { cold: { ...made, reason: '已核对' } })).toEqual([{ question: 'cold', reason: '已核对' }]);
  });

  test('takes the day that the physician asked for', () => {
    const made = { choice: 'T03', day: '-30', until: '', reason: '' };
    expect(sent(several, { cold: made })[0]?.deferral).toEqual({ code: 'T03', event: '2026-10-23', until: null });
    expect(faults(several, { cold: { ...made, day: '+3' } })).toEqual(['day-cold']);
  });

  test('is not asked of a remark', () => {
    const remark = proposal(candidate('T12', '2026-01-01', { over: true }));
    expect(faults(remark)).toEqual([]);
    expect(sent(remark)).toEqual([]);
  });

  test('that is refused says so beside its question', () => {
    const refused = new DeskError('invalid', '请核对。', 'answered.decisions.cold');
    expect(atDecision(refused).field).toBe('decision-cold');
  });
});
