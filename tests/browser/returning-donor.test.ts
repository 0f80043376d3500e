/** A donor who was here today comes back: found by whatever they say, and told when to come. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, donationCode, inWords, LIN, monthsAfter, RIYI, today } from './people';

let desk: Desk;
let donorNo: string;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(AGUO);
  donorNo = (await desk.page.getByText('献血者号').locator('xpath=following-sibling::*').innerText()).trim();
  await desk.examine('2026-0001');
  await desk.collect(donationCode(1));
  await desk.press('Escape');
  for (const somebodyElse of [LIN, RIYI]) {
    await desk.register(somebodyElse);
    await desk.press('Escape');
  }
});
afterAll(() => desk.close());

describe('the donor is found', () => {
  test.each<[string, () => string]>([
    ['ID number', () => AGUO.number],
    ['phone', () => AGUO.phone],
    ['name', () => AGUO.name],
    ['the beginning of the name', () => '沙马'],
    ['pinyin', () => 'shamaaguo'],
    ['initials', () => 'smag'],
    ['donor number', () => donorNo],
    ['donation code', () => donationCode(1)],
  ])('by %s', async (_, query) => {
    const found = await desk.search(query());
    expect(found.length).toBe(1);
    expect(found[0]).toContain(AGUO.name);
    await desk.press('Escape');
  });

  test('with personal numbers masked', async () => {
    const [found = ''] = await desk.search(AGUO.phone);
    expect(found).not.toContain(AGUO.phone);
    expect(found).not.toContain(AGUO.number);
    await desk.press('Escape');
  });
});

test.each(['阿都', '日以', '阿都日以', '阿都•日以'])('a minority name is found by %s', async (query) => {
  const found = await desk.search(query);
  expect(found.map((one) => one.includes(RIYI.name))).toEqual([true]);
  await desk.press('Escape');
});

test('a scan opens the donor at once, though Enter comes before the answer', async () => {
  await desk.press('F3');
  await desk.page.keyboard.insertText(AGUO.number);
  await desk.press('Enter');
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
});

test('the donor hears from which day, kind by kind', async () => {
  const panel = desk.page.locator('[data-place="panel"]');
  const sixMonths = inWords(monthsAfter(today(), 6));
  const threeMonths = inWords(monthsAfter(today(), 3));
  const words = (await panel.innerText()).replace(/\s/g, '');
  expect(words).toContain(`您可以从${threeMonths}起捐献血小板`);
  expect(words).toContain(`您可以从${sixMonths}起捐献全血`);
});

test('a masked number is shown in full when asked for', async () => {
  const header = desk.page.locator('main header').first();
  expect(await header.innerText()).not.toContain(AGUO.number);
  await desk.page.getByRole('button', { name: /居民身份证.*显示完整号码/ }).click();
  await header.getByText(AGUO.number).waitFor();
});

test('the certificate of today can be opened from the history', async () => {
  await desk.page.getByRole('row').getByRole('button', { name: '证书' }).click();
  await desk.page.getByRole('dialog').getByRole('img', { name: '证书预览' }).waitFor();
  await desk.press('Escape');
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await desk.names()).toBe(AGUO.name);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
