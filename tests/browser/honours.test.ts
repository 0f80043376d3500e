/** A round of the national awards, from counting to conferred: a gold winner who restarts, a donor whose old records are missing. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, LIN, monthsAfter, type Person, RIYI, XIAOLAN } from './people';

/** Donations of 400 ml, two counts each, half a year apart. */
const GIVEN: [Person, number, string][] = [
  [AGUO, 22, '2015-06-10'],
  [XIAOLAN, 15, '2016-03-01'],
  [LIN, 10, '2018-02-05'],
  [RIYI, 3, '2023-05-20'],
];
const CLOSED = '2024—2025年度';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await takeIn('donors.csv', '姓名,身份证号,电话', GIVEN.map(([{ name, number, phone }]) => [name, number, phone]));
  const donations = GIVEN.flatMap(([{ number }, times, first]) =>
    Array.from({ length: times }, (_, n) => [number, monthsAfter(first, 6 * n), '全血', '400']),
  );
  await takeIn('donations.csv', '身份证号,献血日期,献血类型,献血量', donations);
});
afterAll(() => desk.close());

async function takeIn(name: string, headings: string, rows: string[][]): Promise<void> {
  const file = join(desk.server.data, name);
  await writeFile(file, [headings, ...rows.map((row) => row.join(','))].join('\n'));
  await desk.importFile(file);
}

async function count(round?: string): Promise<void> {
  await desk.page.getByRole('button', { name: '荣誉', exact: true }).press('Enter');
  if (round) {
    const choice = desk.page.locator('[name="round"]');
    const label = await choice.locator('option', { hasText: round }).innerText();
    await choice.selectOption({ label: label.trim() });
  }
  await desk.page.getByRole('button', { name: /^(重新)?统计/ }).press('Enter');
  await desk.page.getByRole('button', { name: '重新统计' }).waitFor();
}

function due(person: Person) {
  return desk.page.getByTestId('nominations').getByRole('row').filter({ hasText: person.name });
}

async function honoursOf(person: Person) {
  await desk.openDonor(person);
  await desk.page.getByRole('button', { name: '荣誉…' }).press('Enter');
  return desk.page.getByTestId('donor-honours');
}

test('the running round is counted as things stand, and nothing can be conferred yet', async () => {
  await count();
  await desk.page.getByText('截止后才能登记表彰').waitFor();
  expect(await due(AGUO).innerText()).toContain('44 次');
  expect(await desk.page.getByRole('checkbox', { name: /金奖/ }).count()).toBe(0);
  await desk.lookTwice('150-honours-running-round');
});

test('the donor’s own page shows the same numbers as the list', async () => {
  await due(AGUO).getByRole('button').press('Enter');
  await desk.page.getByRole('heading', { name: AGUO.name, exact: true }).waitFor();
  await desk.page.locator('[data-place="verdicts"]').getByText('折合44次').waitFor();
  await desk.page.getByRole('button', { name: '荣誉', exact: true }).press('Enter');
  await due(AGUO).waitFor();
});

test('the closed round: each level has its people, and can be looked at by itself', async () => {
  await count(CLOSED);
  expect(await due(AGUO).innerText()).toContain('金奖');
  expect(await due(XIAOLAN).innerText()).toContain('银奖');
  expect(await due(LIN).innerText()).toContain('铜奖');
  expect(await due(RIYI).count()).toBe(0);
  await desk.page.locator('[data-level="silver"]').getByText('1', { exact: true }).waitFor();
  await desk.page.getByRole('radio', { name: /^银奖/ }).check({ force: true });
  expect(await due(AGUO).count()).toBe(0);
  await desk.lookTwice('151-honours-closed-round');
  await desk.page.getByRole('radio', { name: /^全部/ }).check({ force: true });
});

test('a pasted list ticks whom it names, and says whom it does not find', async () => {
  const numbers = await desk.page.getByTestId('nominations').getByRole('row').getByRole('button').allInnerTexts();
  expect(numbers).toHaveLength(3);
  await desk.page.getByRole('button', { name: '粘贴献血者号…' }).press('Enter');
  await desk.page.locator('textarea').fill([...numbers, '9999999'].join('\n'));
  await desk.look('152-honours-paste');
  await desk.press('Control+Enter');
  await desk.page.getByText('已勾选 3 项。 不在这份名单上,没有勾选:9999999').waitFor();
});

test('awards are recorded in bulk, and are not due any more', async () => {
  await desk.page.getByRole('button', { name: '登记已表彰 3 项…' }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByText(`登记为${CLOSED}已表彰`).waitFor();
  await desk.press('Enter');
  await dialog.getByText('已登记 3 项。').waitFor();
  await desk.look('153-honours-conferred');
  await desk.press('Enter');
  await desk.page.getByText('这一届没有人符合条件。').first().waitFor();
});

test('the gold winner’s counting begins again, what was beyond forty carried over', async () => {
  const honours = await honoursOf(AGUO);
  await desk.page.locator('[data-place="verdicts"]').getByText('折合4次').waitFor();
  await honours.getByTestId('awards').getByText('2025-12-31').waitFor();
  const facts = await honours.innerText();
  expect(facts).toContain('44 次');
  expect(facts).toContain('4 次');
  expect(facts).toContain('金奖后从此日起重新计数');
  await desk.lookTwice('154-honours-of-a-gold-winner');
  await desk.press('Escape');
});

test('a gold whose forty are not on record is refused, until it is said from where to count', async () => {
  const honours = await honoursOf(RIYI);
  await honours.getByText('登记表彰').first().click();
  await honours.getByRole('radio', { name: /^金奖/ }).check({ force: true });
  await honours.locator('[name="cutoff"]').fill('2023-12-31');
  await honours.getByRole('button', { name: '登记表彰' }).press('Enter');
  await honours.locator('[name="cutoff"][aria-invalid="true"]').waitFor();
  await desk.lookTwice('155-honours-records-missing');
  await honours.locator('[name="counted_after"]').fill('2023-11-20');
  await honours.getByRole('button', { name: '登记表彰' }).press('Enter');
  await honours.getByTestId('awards').getByText('2023-11-20').waitFor();
  await desk.page.locator('[data-place="verdicts"]').getByText('折合2次').waitFor();
});

test('volunteer hours are recorded, and stand in the round', async () => {
  const honours = desk.page.getByTestId('donor-honours');
  await honours.locator('[name="since"]').fill('2015-01-01');
  await honours.locator('[name="hours"]').fill('620');
  await honours.getByRole('button', { name: '登记小时' }).press('Enter');
  await honours.getByText('620 小时').waitFor();
  await desk.press('Escape');
  await count('2026—2027年度');
  expect(await due(RIYI).innerText()).toContain('志愿服务奖 3 星');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
