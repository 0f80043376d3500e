/** What an inspector asks for: who changed what and when, and whether all is in order. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO } from './people';

const AUDITOR = '周审';
const PHONE = '13900000000';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  const staff = { name: AUDITOR, roles: ['auditor'], password: PASSWORD };
  await desk.ask('staff_add', staff);
  const registered = (await desk.ask('donor_register', {
    document: { number: AGUO.number }, name: AGUO.name,
  })) as { id: string };
  await desk.ask('donor_phone_change', { donor: registered.id, phone: PHONE });
  await desk.administration('日志');
});
afterAll(() => desk.close());

function rows() {
  return desk.page.getByTestId('journal').locator('tbody tr');
}

function inspected(what: string) {
  return desk.page.getByTestId('inspection').locator(`[data-what="${what}"]`);
}

test('the journal stands newest first, with numbers masked', async () => {
  await rows().first().waitFor();
  expect(await rows().first().getAttribute('data-kind')).toBe('donor.phone_changed');
  expect(await rows().first().innerText()).toContain(ADMIN);
  expect(await desk.page.getByTestId('journal').innerText()).not.toContain(PHONE);
  await desk.lookTwice('190-journal');
});

test('it is narrowed to a donor, a kind, a person and a day by keys alone', async () => {
  await rows().first().getByRole('button').press('Enter');
  await rows().filter({ hasText: '建立血站' }).waitFor({ state: 'detached' });
  expect(await rows().count()).toBe(3);
  await desk.page.getByLabel('种类', { exact: true }).selectOption('donor.registered');
  await desk.page.getByRole('button', { name: /^查看/ }).press('Enter');
  await rows().nth(1).waitFor({ state: 'detached' });
  expect(await rows().first().innerText()).toContain(AGUO.name);
  await desk.page.getByRole('button', { name: '不限献血者' }).press('Enter');
  await desk.page.locator('[name="to"]').fill('-1');
  await desk.page.getByRole('button', { name: /^查看/ }).press('Enter');
  await desk.page.getByText('没有符合的记录').waitFor();
});

test('a last day before the first is said at its field', async () => {
  await desk.page.locator('[name="from"]').fill('t');
  await desk.page.getByRole('button', { name: /^查看/ }).press('Enter');
  await desk.page.getByText('截止日期早于开始日期').waitFor();
});

test('the system check says what is in order and what nobody has set up', async () => {
  await desk.administration('系统检查');
  await inspected('rules').waitFor();
  for (const what of ['rules', 'journal', 'unread', 'vault', 'clock', 'tasks']) {
    expect(await inspected(what).getAttribute('data-state'), what).toBe('passed');
  }
  expect(await inspected('second_place').getAttribute('data-state')).toBe('attention');
  expect(await inspected('second_place').innerText()).toContain('移动硬盘');
  await desk.lookTwice('191-system-check');
});
