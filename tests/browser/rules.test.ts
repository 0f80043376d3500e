/** A new law at a station: opened, tried on its donors, switched on by two people, taken back. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, donationCode, inWords, monthsAfter, type Person, residentNumber, today } from './people';

const PHYSICIAN = { name: '李医生', password: 'early-train-5-maps' };
/** Too old for a first donation by the rules in force, and not by the draft. */
const OLDER: Person = {
  name: '黄德明',
  number: residentNumber('511102', `${Number(today().slice(0, 4)) - 57}0101`, '001'),
  phone: '12100003579',
};

const FROM = monthsAfter(today(), 1);
const LAW = `
[rulebook]
name = "new-law"
title = "新献血法"
status = "in_force"
from = ${FROM}

[interval.whole_blood.whole_blood]
value = 90
unit = "days"
clause = "新献血法 第九条"
source = "found"
`;

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(AGUO);
  await desk.examine('2026-0001');
  await desk.collect(donationCode(1));
  await desk.press('Enter');
  await desk.press('F3');
  await desk.enter(OLDER.number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('签发地').waitFor();
  await desk.enter(OLDER.name, OLDER.phone);
  await desk.page.locator('[data-verdict="exclude"]').first().waitFor();
  await desk.press('Escape');
});
afterAll(() => desk.close());

async function open(name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/toml', buffer: Buffer.from(text) };
  await desk.page.getByLabel('打开规则文件…').setInputFiles(file);
}

function rows(table: string) {
  return desk.page.getByTestId(table).locator('tbody tr');
}

test('a physician is added from the list of pages, by keys', async () => {
  await desk.page.getByRole('button', { name: '管理' }).press('Enter');
  await desk.press('F4');
  await desk.page.getByRole('button', { name: '待办' }).and(desk.page.locator(':focus')).waitFor();
  const staff = desk.page.getByRole('button', { name: '人员', exact: true }).and(desk.page.locator(':focus'));
  for (let steps = 0; steps < 10 && !(await staff.isVisible()); steps += 1) await desk.press('Tab');
  await staff.press('Enter');
  const form = desk.page.getByRole('form', { name: '添加工作人员' });
  await form.getByLabel('姓名').fill(PHYSICIAN.name);
  await form.getByRole('checkbox', { name: '医师' }).check();
  await form.getByLabel('初始密码').fill(PHYSICIAN.password);
  await form.getByRole('button', { name: /^添加/ }).press('Enter');
  await form.getByText(`已添加${PHYSICIAN.name}`).waitFor();
  await desk.page.getByRole('button', { name: '规则', exact: true }).press('Enter');
  await desk.page.getByRole('heading', { name: '生效的规则' }).waitFor();
});

test('every rule in force is listed with its clause, and found by typing', async () => {
  const settings = desk.page.getByTestId('settings');
  expect(await settings.getByText('条款待核').count()).toBeGreaterThan(3);
  await desk.look('50-rules');
  await desk.page.getByLabel('筛选').fill('全血之后 献全血');
  await desk.page.getByText(/^1 \/ \d+ 项$/).waitFor();
  expect(await settings.innerText()).toContain('6 个月');
  await desk.page.getByLabel('筛选').fill('');
});

test('a mistake in a file is told with its line and its reason', async () => {
  await open('law.toml', LAW.replace('unit = "days"\n', ''));
  await desk.page.getByRole('alert').getByText(/^law\.toml:8: /).waitFor();
  expect(await desk.page.getByTestId('trial').count()).toBe(0);
  await desk.look('51-rules-mistake');
});

test('the draft says three things otherwise', async () => {
  await desk.page.getByRole('button', { name: 'revision-2025-draft.toml' }).press('Enter');
  await desk.page.getByText('与现行规则不同的规定:3 项').waitFor();
  expect(await desk.page.getByRole('alert').count()).toBe(0);
  const changes = await rows('changes').allInnerTexts();
  expect(changes).toHaveLength(3);
  const interval = changes.find((row) => row.includes('interval.whole_blood.whole_blood')) ?? '';
  expect(interval).toMatch(/6 个月[\s\S]*90 天[\s\S]*每一天[\s\S]*征求意见稿/);
});

test('tried on the donors, it tells whom it would concern', async () => {
  await desk.page.getByRole('button', { name: '用本站献血者试算' }).press('Enter');
  const difference = desk.page.getByTestId('difference');
  await difference.waitFor();
  const facts = await difference.locator('dl').innerText();
  expect(facts).toContain(inWords(today()));
  expect(facts).toMatch(/献血者\s+2\s+结论改变\s+2/);
  const interval = difference.locator('[data-kind="whole_blood"] [data-way="defer defer sooner"]');
  expect(await interval.innerText()).toMatch(/暂不能献\s+暂不能献\s+提前\s+1/);
  for (const kind of ['whole_blood', 'platelets']) {
    const age = difference.locator(`[data-kind="${kind}"] [data-way="exclude accept sooner"]`);
    expect(await age.innerText()).toMatch(/不能献\s+可以献\s+提前\s+1/);
  }
  await interval.locator('summary').press('Enter');
  await interval.getByText(monthsAfter(today(), 6)).waitFor();
  await desk.look('52-rules-draft');
});

test('a draft cannot be switched on, and the screen says what to do instead', async () => {
  await desk.page.getByText('这是草案,不能启用。').waitFor();
  expect(await desk.page.getByRole('form', { name: '启用这份规则' }).count()).toBe(0);
});

test('the same in English', async () => {
  await desk.page.getByRole('button', { name: 'English' }).click();
  await desk.page.getByText('3 rules differ from those in force').waitFor();
  expect((await rows('changes').allInnerTexts()).join()).toMatch(/6 months[\s\S]*90 days/);
  await desk.page.getByText('This is a draft and cannot be switched on.').waitFor();
  await desk.look('53-rules-draft-english');
  await desk.page.getByRole('button', { name: '中文' }).click();
});

test('an example opens the donor, and the trial is still there afterwards', async () => {
  await desk.page.getByRole('button', { name: /^打开献血者/ }).first().press('Enter');
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
  await desk.page.getByRole('button', { name: '管理' }).click();
  await desk.page.getByTestId('difference').waitFor();
  await desk.page.getByRole('button', { name: '收起' }).click();
  expect(await desk.page.getByTestId('trial').count()).toBe(0);
});

test('two people switch a law on, each with their own password', async () => {
  await open('law.toml', LAW);
  const form = desk.page.getByRole('form', { name: '启用这份规则' });
  await form.getByLabel(`${ADMIN}的密码`).fill('wrong');
  await form.getByRole('button', { name: /启用这份规则/ }).press('Enter');
  await form.getByText('请选择第二个人。').waitFor();
  await form.getByLabel('第二个人', { exact: false }).first().selectOption(PHYSICIAN.name);
  await form.getByLabel(`${PHYSICIAN.name}的密码`).fill(PHYSICIAN.password);
  await desk.press('Enter');
  await form.locator('[name="password"][aria-invalid="true"]').waitFor();
  await desk.look('54-rules-activate');
  await form.locator('[name="password"]').fill(PASSWORD);
  await desk.press('Control+Enter');
  await desk.page.getByText('已启用 新献血法。').waitFor();
  const part = desk.page.getByRole('row', { name: /新献血法/ });
  expect(await part.innerText()).toContain(`${FROM} 起`);
  expect(await part.innerText()).toContain(`${today()} ${ADMIN}、${PHYSICIAN.name}`);
  expect(await desk.page.getByTestId('trial').count()).toBe(0);
});

test('the donor on screen is judged by it at once', async () => {
  await desk.search(AGUO.phone);
  await desk.press('Enter');
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
  const ninety = new Date(Date.parse(today()) + 90 * 86_400_000).toISOString().slice(0, 10);
  const card = desk.page.locator('[data-kind="whole_blood"]');
  await card.getByText(`${inWords(ninety)}起`, { exact: true }).waitFor();
});

test('two people take it back', async () => {
  await desk.page.getByRole('button', { name: '管理' }).press('Enter');
  await desk.page.getByRole('button', { name: '停用…' }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await desk.enter('文本有误');
  await desk.enter(PASSWORD);
  await dialog.locator('select').selectOption(PHYSICIAN.name);
  await desk.press('Enter');
  await desk.enter(PHYSICIAN.password);
  await desk.page.getByText('已停用 new-law。').waitFor();
  expect(await desk.page.getByRole('row', { name: /新献血法/ }).count()).toBe(0);
  await desk.page.getByRole('button', { name: '接待' }).click();
  const card = desk.page.locator('[data-kind="whole_blood"]');
  await card.getByText(`${inWords(monthsAfter(today(), 6))}起`, { exact: true }).waitFor();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
