/** A deferred donor who insists: every way is tried, none leads to a collection, and words stay kind. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, donationCode, LIN } from './people';

const RECEPTIONIST = { name: '赵宁', password: 'green-hill-3-birds' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.addStaff(RECEPTIONIST.name, '接待员', RECEPTIONIST.password);
  await desk.register(AGUO);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
});
afterAll(() => desk.close());

const panel = () => desk.page.locator('[data-place="panel"]');

test('the physician defers, and the donor hears a day, not a reason', async () => {
  const donor = await desk.page.locator('h1').first().innerText();
  expect(donor).toBe(AGUO.name);
  const page = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
  const answer = await desk.ask('deferral_set', {
    donor: page.hits[0]?.donor, deferral: { code: 'T13', event: null, until: null },
  });
  expect(answer).toHaveProperty('deferrals');
  await desk.press('Escape');
  await desk.handOver(RECEPTIONIST.name, RECEPTIONIST.password);
  await desk.openDonor(AGUO);
  await desk.page.getByText('原因请医生说明').waitFor();
  expect(await desk.page.getByText(/肺炎|T13/).count()).toBe(0);
});

test('the desk offers no way on: not by keys, not by a second check-in', async () => {
  await desk.page.getByText('这一步由医师完成').waitFor();
  await desk.page.getByRole('button', { name: '献血者离开…' }).press('Enter');
  await desk.page.getByRole('dialog').waitFor();
  await desk.press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await desk.page.locator('[data-kind="whole_blood"]').getAttribute('data-verdict')).not.toBe('accept');
  expect(await panel().getByRole('heading', { name: '采血' }).count()).toBe(0);
  await desk.lookTwice('230-insists');
});

test('nor does Rust, whoever asks past the screen', async () => {
  const found = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
  const donor = found.hits[0]?.donor;
  const visits = (await desk.ask('visit_list', {})) as { visit: string; donor: string }[];
  const visit = visits.find((one) => one.donor === donor)?.visit;
  for (const [command, request] of [
    ['interview_record', { visit, form_no: 'x', consent: true }],
    ['donation_code_assign', { visit, code: donationCode(1) }],
    ['collection_record', { visit, code: donationCode(1), drawn: { kind: 'whole_blood', ml: 400 } }],
  ] as const) {
    expect(await desk.ask(command, request)).toHaveProperty('code', 'not_allowed');
  }
  await desk.handOver(ADMIN, PASSWORD);
  const answer = (await desk.ask('interview_record', { visit, form_no: '2026-0001', consent: true })) as {
    step?: string;
  };
  expect(answer.step).toBe('refused');
  const examined = await desk.ask('examination_record', {
    visit, plan: { kind: 'whole_blood', ml: 400 }, examination: {},
  });
  expect(examined).toHaveProperty('code', 'out_of_order');
});

test('the visit is on record as refused, and what was said is noted for the next colleague', async () => {
  await desk.press('Escape');
  await desk.openDonor(AGUO);
  await desk.page.locator('[data-ended="refused"]').waitFor();
  await desk.page.getByRole('button', { name: '写备注' }).press('Enter');
  await desk.enter('坚持要献,已解释,请耐心接待');
  await desk.page.getByTestId('notes').getByText('坚持要献').waitFor();
  const queue = desk.page.getByRole('complementary', { name: '今日来访' });
  expect(await queue.innerText()).toContain('未献');
  await desk.lookTwice('231-insisted');
});

test('another document does not make another person: the card asks who it is', async () => {
  await desk.press('Escape');
  await desk.box();
  await desk.enter('E12345678');
  await desk.panel('登记新献血者');
  await desk.page.locator('[name="type"]').selectOption('passport');
  await desk.page.getByRole('radio', { name: '女' }).check({ force: true });
  await desk.page.locator('[name="birth_date"]').fill('19900501');
  await desk.page.locator('[name="name"]').fill(AGUO.name);
  await desk.page.locator('[name="phone"]').fill(AGUO.phone);
  await desk.press('Control+Enter');
  await desk.page.getByTestId('similar').getByText(AGUO.name).first().waitFor();
  expect(await desk.page.getByRole('heading', { name: '核对身份' }).count()).toBe(0);
  await desk.press('Escape');
});

test('somebody else is received as ever', async () => {
  await desk.register(LIN);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
