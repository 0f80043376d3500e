/** The donor's page: who it is, masked until asked; notes, address, photo, a donation elsewhere, a group. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, inWords, LIN, monthsAfter, today } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(AGUO);
});
afterAll(() => desk.close());

const dialog = () => desk.page.getByRole('dialog');
const header = () => desk.page.locator('main header').first();
const card = (kind: string) => desk.page.locator(`[data-kind="${kind}"]`);

/** The day so many days from today. */
function daysFromToday(days: number): string {
  return new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
}

describe('a note', () => {
  test('is written by keys alone, with who wrote it', async () => {
    await desk.page.getByRole('button', { name: '写备注' }).press('Enter');
    await dialog().waitFor();
    await desk.press('Enter');
    await dialog().getByText('请填写这一项。').waitFor();
    await desk.enter('周末才有空');
    await dialog().waitFor({ state: 'detached' });
    await desk.page.getByTestId('notes').getByText('周末才有空').waitFor();
    await desk.page.getByTestId('notes').getByText('王敏').waitFor();
  });

  test('stays written where its dialog was closed, until it is saved', async () => {
    await desk.page.getByRole('button', { name: '写备注' }).press('Enter');
    await desk.page.keyboard.type('喜欢安静的');
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await desk.names()).toBe(AGUO.name);
    await desk.page.getByRole('button', { name: '写备注' }).press('Enter');
    expect(await dialog().locator('[name="text"]').inputValue()).toBe('喜欢安静的');
    await dialog().locator('[name="text"]').fill('喜欢安静的座位');
    await desk.press('Enter');
    await desk.page.getByTestId('notes').getByText('喜欢安静的座位').waitFor();
  });

  test('is struck out with a reason, and stays visible', async () => {
    await desk.page.getByRole('button', { name: '划去备注:周末才有空' }).press('Enter');
    await desk.enter('已调班');
    await dialog().waitFor({ state: 'detached' });
    const note = desk.page.getByTestId('notes').getByRole('listitem').filter({ hasText: '周末才有空' });
    await note.getByText('原因:已调班').waitFor();
    expect(await note.getByRole('button').count()).toBe(0);
    await desk.lookTwice('200-donor-notes');
  });
});

test('an address is changed, shown in part, and in full when asked', async () => {
  await desk.page.getByRole('button', { name: '更改身份信息' }).press('Enter');
  await dialog().getByRole('button', { name: '更改地址' }).press('Enter');
  await desk.enter('四川省乐山市市中区嘉定北路100号3单元');
  await dialog().waitFor({ state: 'detached' });
  await header().getByText('地址').waitFor();
  expect(await header().innerText()).not.toContain('3单元');
  await desk.page.getByRole('button', { name: '地址: 显示完整号码' }).press('Enter');
  await header().getByText('嘉定北路100号3单元').waitFor();
});

test('a photo is kept beside the name', async () => {
  const png = await desk.page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 75 } });
  const file = { name: 'who.png', mimeType: 'image/png', buffer: png };
  await desk.page.getByLabel('添加照片').setInputFiles({ ...file, buffer: Buffer.from('no picture') });
  await header().getByText('请选 JPG 或 PNG 照片。').waitFor();
  await desk.page.getByLabel('添加照片').setInputFiles(file);
  await header().getByRole('img', { name: `${AGUO.name}的照片` }).waitFor();
});

describe('a donation elsewhere', () => {
  test('is asked at check-in, and its day is found in the calendar by keys alone', async () => {
    await desk.page.getByText('问一声:最近在别的血站献过血吗?').waitFor();
    await desk.press('F2', 'F6');
    await dialog().waitFor();
    await desk.press('Alt+ArrowDown');
    const calendar = desk.page.locator('[data-calendar-root]');
    await calendar.waitFor();
    await desk.lookTwice('201-calendar');
    await desk.press('Escape');
    await calendar.waitFor({ state: 'detached' });
    await dialog().waitFor();
    expect(await desk.page.locator('[name="on"]').evaluate((field) => field === document.activeElement)).toBe(true);
    await desk.press('Alt+ArrowDown');
    await calendar.locator(':focus').waitFor();
    await desk.press('ArrowUp', 'ArrowUp', 'Enter');
    await calendar.waitFor({ state: 'detached' });
    expect(await desk.page.locator('[name="on"]').inputValue()).toBe(daysFromToday(-14));
  });

  test('is recorded, and the verdicts count from it at once', async () => {
    await desk.page.locator('[name="on"]').fill('');
    await desk.enter('-30');
    await desk.press('1', 'Enter', '3', 'Enter');
    await desk.lookTwice('202-elsewhere');
    await desk.enter('成都市血液中心');
    await dialog().waitFor({ state: 'detached' });
    const day = inWords(monthsAfter(daysFromToday(-30), 6));
    await card('whole_blood').getByText(`${day}起`, { exact: true }).waitFor();
    const row = desk.page.getByRole('row').filter({ hasText: '成都市血液中心' });
    await row.getByText('外站(本人说)').waitFor();
    expect(await row.getByRole('button').allInnerTexts()).toEqual(['证明…']);
    expect(await desk.page.getByTestId('honours').innerText()).toContain('折合0次');
  });

  test('of a day to come is refused beside its day', async () => {
    await desk.press('F6');
    await desk.enter('+3');
    await desk.press('1', 'Enter', '4', 'Enter', 'Enter');
    await dialog().locator('.mistake').waitFor();
    expect(await dialog().locator('.mistake').innerText()).toContain('献血日期');
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });
});

test('a group is chosen once, and everybody who is received comes with it', async () => {
  await desk.register(LIN);
  await desk.press('F7');
  await dialog().waitFor();
  await desk.enter('试验机械厂');
  await desk.lookTwice('203-group-choice');
  await desk.press('Enter');
  await dialog().waitFor({ state: 'detached' });
  await desk.page.getByText('随团体:试验机械厂').waitFor();
  await desk.press('F2', 'Space', 'Enter');
  await desk.panel('健康征询');
  const queue = desk.page.getByRole('complementary', { name: '今日来访' });
  expect(await queue.innerText()).toContain('试验机械厂');
  await queue.getByLabel('只看团体').selectOption('试验机械厂');
  expect(await queue.getByRole('listitem').count()).toBe(1);
  await desk.look('204-queue-of-a-group');
});

test('help lists the keys of the screen in front', async () => {
  await desk.press('Escape');
  await desk.openDonor(AGUO);
  await desk.press('F1');
  await dialog().getByText('登记外站献血').waitFor();
  await desk.lookTwice('205-keys-of-check-in');
  await desk.press('Escape');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
