/** Visits that go another way: platelets broken off, an examination that refuses, nothing drawn. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, donationCode, LIN, RIYI } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

async function interview(formNo: string): Promise<void> {
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.enter(formNo);
  await desk.press('Space', 'Enter', 'Enter');
  await desk.panel('体格检查');
}

test('platelets ask for count and haematocrit, and a part is recorded as a part', async () => {
  await desk.register(LIN);
  await interview('2026-0001');
  await desk.press('Space', 'ArrowRight', 'Enter', '2', 'Enter');
  await desk.enter('62.5', '118', '76', '72', '36.5', '136', '220', '0.41');
  await desk.panel('贴献血码');
  await desk.enter(donationCode(1));
  await desk.panel('采血');
  await desk.enter(donationCode(1));
  await desk.press('2', 'Enter', '1', 'Enter');
  await desk.panel('休息观察');
  await desk.press('1', 'Enter');
  await desk.page.locator('[name="class"]:focus').waitFor();
  await desk.press('Enter');
  await desk.panel('感谢证书');
  const [, history] = await desk.page.getByRole('row').allInnerTexts();
  expect(history).toMatch(/血小板\s+1 治疗单位/);
  expect(history).toContain('部分');
  await desk.press('Enter');
  await desk.page.getByRole('img', { name: '证书预览' }).waitFor();
  await desk.press('Escape');
});

test('an examination that refuses says so kindly, without a health reason in large letters', async () => {
  await desk.register(AGUO);
  await interview('2026-0002');
  await desk.press('Space', 'Enter', '4', 'Enter');
  await desk.enter('62.5', '152', '96', '72', '36.5', '136');
  const refusal = desk.page.locator('[data-ended="refused"]');
  await refusal.waitFor();
  expect(await refusal.locator('.sentence').innerText()).toBe('今天暂时不适合献血,感谢您的心意。');
  expect(await desk.page.getByText('今天可以献').count()).toBe(0);
  await desk.look('50-refused-at-examination');
});

test('after a rest, the same donor can be received and measured again', async () => {
  await desk.page.getByRole('button', { name: '重新接待…' }).press('Enter');
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.press('Escape');
});

test('a visit with nothing drawn ends without a certificate', async () => {
  await desk.register(RIYI);
  await interview('2026-0003');
  await desk.press('Space', 'Enter', '2', 'Enter');
  await desk.enter('62.5', '118', '76', '72', '36.5', '136');
  await desk.panel('贴献血码');
  await desk.enter(donationCode(2));
  await desk.panel('采血');
  await desk.enter(donationCode(2));
  await desk.press('3', 'Enter');
  await desk.panel('休息观察');
  await desk.press('Enter');
  await desk.page.locator('[data-ended="done"]').waitFor();
  await desk.page.getByText('本次没有采到血').waitFor();
  await desk.look('51-nothing-drawn');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
