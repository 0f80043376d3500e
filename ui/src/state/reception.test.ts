import { beforeEach, describe, expect, test } from 'vitest';
import { type Backend, DeskError } from '../backend/backend';
import type { Benefits, DeskState, DonorPage, Visit, VisitRow } from '../backend/gen/types';
import { Desk } from './desk.svelte';
import { Reception } from './reception.svelte';

const OPEN: DeskState = {
  station: 'open',
  station_name: '血站',
  site: '献血屋',
  today: '2026-11-22',
  clock: { state: 'ok', now: 1795320000000, newest: 1795320000000 },
  staff: ['王敏'],
  on_duty: { name: '王敏', roles: ['receptionist'] },
  vault_lost: false,
  last_backup: { verified_at: null, is_overdue: false, second_place: null, places: [] },
};
const LOCKED: DeskState = { ...OPEN, station: 'locked', station_name: null, site: null, clock: null, on_duty: null };

const BENEFITS: Benefits = {
  total_ml: 0, self: { unlimited: false, ml: 0 }, family: { ml: 0 }, clause: '', zh: '', en: '',
};

function page(id: string, visit: Visit | null = null): DonorPage {
  return {
    id, visit, visits: [], donor_no: id, name: id, sex: 'female', birth_date: '1990-05-01', age: 36,
    document_type: 'resident_id', document: '', district: null, phone: null, address: null, photo: null,
    other_records: [], former_names: [],
    verdicts: [], history: [], deferrals: [], certificates: [],
    awards: [], volunteer: null, tally_problem: null, progress: [], notes: [], proofs: [], volunteer_awards: [], benefits: BENEFITS,
    tally: {
      lifetime_count: 0, whole_blood_ml: 0, platelet_units: 0, counted_after: null, count: 0,
      level: 'none', nominate: 'none', to_next: null, golds: 0, lifetime_honour: false,
      volunteer_stars: 0, volunteer_lifetime: false,
    },
  };
}

const VISIT: Visit = {
  id: 'v', donor: 'd', on: '2026-11-22', site: '', step: 'interview', form_no: null,
  examination: null, plan: null, donation_code: null, donation: null, certificate: null, refusal: null,
  team: null, devices: {}, collection: null, gift: null,
};

/** A desk that answers as each test says. */
class Answers {
  readonly asked: string[] = [];
  readonly answers: Record<string, (request: never) => unknown> = {
    desk_read: () => LOCKED,
    session_close: () => LOCKED,
    visit_list: () => [],
    donor_open: ({ donor }: { donor: string }) => page(donor),
  };

  rpc = async (command: string, request: unknown) => {
    this.asked.push(command);
    return this.answers[command]?.(request as never);
  };
}

let answers: Answers;
let desk: Desk;
let reception: Reception;

beforeEach(() => {
  answers = new Answers();
  desk = new Desk(answers as unknown as Backend);
  desk.state = OPEN;
  reception = new Reception(desk);
});

describe('the donor on screen', () => {
  test('is taken off by a lock and comes back with the next person', async () => {
    await reception.openDonor('d');
    await desk.close();
    reception.hide();
    expect(reception.donor).toBeNull();
    expect(desk.last).toBe('王敏');

    desk.state = OPEN;
    await reception.resume();
    expect(reception.donor?.id).toBe('d');
  });

  test('does not come back once closed', async () => {
    await reception.openDonor('d');
    reception.closeDonor();
    await reception.resume();
    expect(reception.donor).toBeNull();
  });

  test('is the one asked for last, whichever answer comes first', async () => {
    const opening = new Map<string, (page: DonorPage) => void>();
    answers.answers['donor_open'] = ({ donor }: { donor: string }) =>
      new Promise((resolve) => opening.set(donor, resolve));
    const first = reception.openDonor('first');
    const second = reception.openDonor('second');
    opening.get('second')?.(page('second'));
    opening.get('first')?.(page('first'));
    await Promise.all([first, second]);
    expect(reception.donor?.id).toBe('second');
  });

  test('shows the step that a visit came to, and the queue is read again', async () => {
    answers.answers['visit_open'] = () => VISIT;
    await reception.openDonor('d');
    await reception.step('visit_open', { donor: 'd', face_matches_document: true });
    expect(reception.donor?.visit?.step).toBe('interview');
    expect(answers.asked.at(-1)).toBe('visit_list');
  });

  test('is read again when a refusal may have changed the verdict', async () => {
    const refused: Visit = { ...VISIT, step: 'refused' };
    answers.answers['interview_record'] = () => refused;
    answers.answers['donor_open'] = () => page('d', refused);
    await reception.openDonor('d');
    await reception.step('interview_record', { visit: 'v', form_no: '1', consent: true });
    expect(answers.asked.at(-1)).toBe('donor_open');
  });
});

describe('what the desk refuses', () => {
  test('is shown, and the donor on screen stays', async () => {
    await reception.openDonor('d');
    answers.answers['donor_open'] = () => Promise.reject(new DeskError('not_found', '找不到。'));
    await reception.openDonor('other');
    expect(reception.fault?.message).toBe('找不到。');
    expect(reception.donor?.id).toBe('d');
  });

  test('because nobody is logged in, locks the screen', async () => {
    answers.answers['visit_list'] = () => Promise.reject(new DeskError('not_logged_in', '请先上岗。'));
    await reception.refreshQueue();
    expect(desk.state).toEqual(LOCKED);
  });
});

test('a person who does not receive donors asks for no queue', async () => {
  desk.state = { ...OPEN, on_duty: { name: '赵宁', roles: ['administrator'] } };
  await reception.resume();
  expect(answers.asked).toEqual([]);
});

test('a draft is found again until it is recorded', () => {
  reception.drafts.of('k', () => ({ name: '' })).name = '黄兰';
  expect(reception.drafts.of('k', () => ({ name: '' })).name).toBe('黄兰');
  reception.drafts.drop('k');
  expect(reception.drafts.of('k', () => ({ name: '' })).name).toBe('');
});

describe('a group', () => {
  const TEAM = { group: '试验机械厂', channel: 'enterprise' as const };
  const row = (name: string, team: VisitRow['team']): VisitRow => ({
    visit: name, donor: name, name, step: 'interview', flagged: false, opened: '09:00',
    waiting_since: '09:00', waiting_minutes: 3, team,
  });

  test('that came today can be looked at alone in the queue', async () => {
    const answers = new Answers();
    const rows = [row('甲', TEAM), row('乙', null), row('丙', TEAM)];
    answers.answers['visit_list'] = () => rows;
    const desk = new Desk(answers as unknown as Backend);
    desk.state = OPEN;
    const reception = new Reception(desk);
    await reception.refreshQueue();
    expect(reception.teams).toEqual([TEAM]);
    expect(reception.shown.length).toBe(3);
    reception.queueOf = TEAM.group;
    expect(reception.shown.map(({ name }) => name)).toEqual(['甲', '丙']);
  });

  test('is received until it is changed, and not on the next day', () => {
    const desk = new Desk(new Answers() as unknown as Backend);
    desk.state = OPEN;
    const reception = new Reception(desk);
    reception.team = TEAM;
    expect(reception.team).toEqual(TEAM);
    desk.state = { ...OPEN, today: '2026-11-23' };
    expect(reception.team).toBeNull();
  });
});
