/** The demonstration station: made with progress, and full of a story to try everything on. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

test('is made with progress, and shows its recovery key', async () => {
  await desk.page.getByRole('button', { name: '打开演示血站' }).press('Enter');
  await desk.enter(ADMIN, PASSWORD);
  const progress = desk.page.getByRole('progressbar');
  await progress.waitFor();
  await desk.page.waitForFunction(() => Number(document.querySelector('progress')?.value) > 0);
  await desk.page.getByTestId('recovery-key').waitFor({ timeout: 300_000 });
  expect(await desk.page.getByText(/位献血者/).innerText()).toMatch(/1,\d{3} 位献血者,\d,\d{3} 次献血/);
  await desk.press('Space', 'Enter');
  await desk.box();
}, 320_000);

test('has regular donors with a history to look at', async () => {
  await desk.search('12100000009');
  await desk.press('Enter');
  await desk.page.locator('[data-place="verdicts"]').waitFor();
  expect(await desk.page.getByRole('row').count()).toBeGreaterThan(3);
  await desk.look('40-demonstration-donor');
});

test('finds many people of one family name, and lets the keys choose', async () => {
  await desk.press('Escape');
  const found = await desk.search('阿都');
  expect(found.length).toBeGreaterThan(5);
  await desk.press('ArrowDown', 'ArrowDown');
  const third = desk.page.getByRole('option', { selected: true });
  expect((await third.innerText()).startsWith(found[2] ?? '')).toBe(true);
  await desk.look('41-demonstration-search');
  await desk.press('Enter');
  const name = (found[2] ?? '').split('\n')[0] ?? '';
  await desk.page.getByRole('heading', { name: name.trim() }).waitFor();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
