/** A round of the national awards, from counting to conferred: a gold winner who restarts, a donor whose old records are missing. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, LIN, monthsAfter, type Person, residentNumber, RIYI, XIAOLAN } from './people';

const ABU: Person = { name: '吉克阿布', number: residentNumber('511132', '19920611', '000'), phone: '12100008642' };
const NURSE = { name: '钱护士', password: 'quiet-river-7-nurse' };
const SCAN = {
  name: 'paper.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Donations of 400 ml, two counts each, half a year apart. */
const GIVEN: [Person, number, string][] = [
  [AGUO, 22, '2015-06-10'],
  [XIAOLAN, 15, '2016-03-01'],
  [LIN, 10, '2018-02-05'],
  [RIYI, 3, '2023-05-20'],
  [ABU, 9, '2021-01-10'],
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
  expect(await due(RIYI).innerText()).toContain('志愿服务奖三星级');
});

test('an award for service is conferred once its round has closed, and is not due again', async () => {
  await count(CLOSED);
  await due(RIYI).getByRole('checkbox').check();
  await desk.page.getByRole('button', { name: '登记已表彰 1 项…' }).press('Enter');
  await desk.page.getByRole('dialog').getByText(`登记为${CLOSED}已表彰`).waitFor();
  await desk.press('Enter');
  await desk.page.getByRole('dialog').getByText('已登记 1 项。').waitFor();
  await desk.press('Enter');
  await desk.page.getByText('这一届没有人符合条件。').first().waitFor();
});

test('whoever needs one donation more is near, with the day on which it may be given', async () => {
  await count('2026—2027年度');
  await desk.page.getByRole('radio', { name: /^接近/ }).check({ force: true });
  const near = desk.page.getByTestId('near').getByRole('row').filter({ hasText: ABU.name });
  expect(await near.innerText()).toMatch(/铜奖[^]*2 次[^]*今天可以/);
  await desk.lookTwice('156-honours-near');
  await desk.look('156-honours-near-close');
  await near.getByRole('button').press('Enter');
  await desk.page.locator('[data-place="verdicts"]').getByText('折合18次').waitFor();
});

test('a donation elsewhere counts once its paper was seen', async () => {
  const found = (await desk.ask('donor_search', { query: ABU.phone })) as { hits: { donor: string }[] };
  const given = { kind: 'whole_blood', ml: 400 };
  await desk.ask('donation_declare', { donor: found.hits[0]?.donor, on: '2019-05-05', gave: given, site: '成都市血液中心' });
  await desk.openDonor(ABU);
  await desk.page.locator('[data-place="verdicts"]').getByText('折合18次').waitFor();
  await desk.page.getByRole('button', { name: '2019-05-05献血的证明' }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await dialog.locator('[name="paper"]').fill('无偿献血证,成都市血液中心,No 0001234');
  await dialog.getByRole('button', { name: '登记证明' }).press('Enter');
  await dialog.getByText('请先附上或选择证明的扫描件。').waitFor();
  await dialog.locator('input[type="file"]').setInputFiles(SCAN);
  await dialog.getByRole('radio', { name: /^扫描件/ }).and(desk.page.locator(':checked')).waitFor({ state: 'attached' });
  await desk.lookTwice('157-proof');
  await dialog.getByRole('button', { name: '登记证明' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await desk.page.locator('[data-place="verdicts"]').getByText('折合20次').waitFor();
  await desk.page.getByRole('button', { name: '2019-05-05献血的证明' }).press('Enter');
  await desk.page.getByTestId('proof').getByText('No 0001234').waitFor();
  await desk.press('Escape');
});

test('what was proved stands in the round, whose list leaves as a workbook', async () => {
  await count('2026—2027年度');
  await due(ABU).waitFor();
  await desk.page.getByRole('button', { name: '导出这份名单…' }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await dialog.locator('[name="out"]').fill(`${desk.server.data}/`);
  await desk.lookTwice('158-honours-export');
  await dialog.locator('[name="out"]').press('Enter');
  await dialog.getByText(/^已导出 1 行/).waitFor();
  const file = join(desk.server.data, '申报名单-2027-12-31.xlsx');
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  await desk.press('Enter');
  await dialog.waitFor({ state: 'detached' });
});

test('a gold whose records turn out to be missing is told in the round, and mended by its own day', async () => {
  await desk.addStaff(NURSE.name, '护士', NURSE.password);
  const found = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
  const donor = found.hits[0]?.donor;
  const page = (await desk.ask('donor_open', { donor })) as { history: { id: string; date: string }[] };
  await desk.handOver(NURSE.name, NURSE.password);
  for (const { id } of page.history.slice(0, 3)) {
    const drawn = { kind: 'whole_blood', ml: 0 };
    await desk.ask('donation_correct', { donation: id, drawn, outcome: 'none', reason: '核对纸质记录,没有采到血' });
  }
  await desk.handOver(ADMIN, PASSWORD);
  await count(CLOSED);
  await desk.page.getByRole('radio', { name: /^记录对不上/ }).check({ force: true });
  const row = desk.page.getByTestId('missing').getByRole('row').filter({ hasText: AGUO.name });
  expect(await row.innerText()).toContain('找不到所依据的献血记录');
  await desk.lookTwice('159-honours-missing');

  const honours = await honoursOf(AGUO);
  await honours.getByText('登记表彰').first().click();
  await honours.getByRole('radio', { name: /^金奖/ }).check({ force: true });
  await honours.locator('[name="cutoff"]').fill('2025-12-31');
  await honours.locator('[name="counted_after"]').fill('2024-12-10');
  await honours.getByRole('button', { name: '登记表彰' }).press('Enter');
  await honours.getByTestId('awards').getByText('2024-12-10').waitFor();
  await desk.press('Escape');
  await count(CLOSED);
  expect(await desk.page.getByRole('radio', { name: /^记录对不上/ }).count()).toBe(0);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
