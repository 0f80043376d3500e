/** A walk-in donor at a new station, by keyboard only: from ID number to certificate. */

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, donationCode, inWords, monthsAfter, today } from './people';
import { PrintServer } from '../print-server';

let desk: Desk;
let printing: PrintServer;

beforeAll(async () => {
  printing = await PrintServer.start();
  printing.add('HP');
  desk = await Desk.open(printing.environment);
});
afterAll(async () => {
  await desk?.close();
  await printing?.end();
});

test('a new station shows its recovery key once and opens an empty reception', async () => {
  await desk.press('Enter');
  await desk.enter('乐山市中心血站', '嘉州献血屋', '王敏', 'quiet-river-7-lamps', 'quiet-river-7-lamps');
  const key = desk.page.getByTestId('recovery-key');
  await key.waitFor();
  expect((await key.innerText()).replace(/\s/g, '').length).toBeGreaterThanOrEqual(32);

  await desk.press('Enter');
  await desk.page.getByText('请先抄写并核对,再打勾。').waitFor();
  await desk.keepKey();
  await desk.setUp();
  await desk.page.getByText('今天还没有人来。').waitFor();
});

test('a number that nobody has opens the form, filled from the number', async () => {
  await desk.enter(AGUO.number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('马边彝族自治县').waitFor();
  const facts = await desk.page.getByLabel('证件上的信息').innerText();
  expect(facts).toContain('女');
  expect(facts).toContain('1990年5月1日');
});

test('name and phone are enough; the verdict stands large', async () => {
  await desk.enter(AGUO.name, AGUO.phone);
  await desk.panel('核对身份');
  expect(await desk.names()).toBe(AGUO.name);
  for (const kind of ['whole_blood', 'platelets']) {
    const card = desk.page.locator(`[data-kind="${kind}"]`);
    expect(await card.getAttribute('data-verdict')).toBe('accept');
    expect(await card.innerText()).toContain('今天可以献');
  }
});

test('the visit goes from check-in to certificate', async () => {
  await desk.examine('2026-0001');
  await desk.collect(donationCode(1));
  await desk.page.getByText('本次献血已完成').waitFor();
});

test('the verdict of the next visit is already told', async () => {
  const card = desk.page.locator('[data-kind="whole_blood"]');
  await card.getByText(`${inWords(monthsAfter(today(), 6))}起`, { exact: true }).waitFor();
  const platelets = desk.page.locator('[data-kind="platelets"]');
  await platelets.getByText(`${inWords(monthsAfter(today(), 3))}起`, { exact: true }).waitFor();
});

test('the certificate is previewed, and saved as a PDF that holds the name', async () => {
  const preview = desk.page.getByRole('img', { name: '证书预览' });
  await preview.waitFor();
  expect(await preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(1000);

  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.press('Control+s'),
  ]);
  const path = await download.path();
  expect((await readFile(path)).subarray(0, 4).toString()).toBe('%PDF');
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
  expect(download.suggestedFilename()).not.toContain(AGUO.name);
  const words = execFileSync('pdftotext', [path, '-']).toString();
  expect(words).toContain(AGUO.name);
  expect(words).toContain(donationCode(1));
});

test('the printer is asked, and the print is counted', async () => {
  await desk.page.getByText('尚未打印').waitFor();
  await desk.press('Control+p');
  await desk.page.getByText('已打印 1 次').waitFor();
  const [page] = await printing.received();
  expect(page?.subarray(0, 4).toString()).toBe('%PDF');
});

test('Enter calls the next donor; the queue remembers this one', async () => {
  await desk.press('Enter');
  await desk.box();
  const queue = desk.page.getByRole('complementary', { name: '今日来访' });
  expect(await queue.innerText()).toMatch(new RegExp(`${AGUO.name}\\s+完成`));
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
