/** The summary of a day on paper. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(async () => {
  await desk?.close();
});

const picture = () => desk.page.locator('img[src^="blob:"]');

describe('the day’s summary', () => {
  test('is drawn for any day that is typed short', async () => {
    await desk.administration('每日汇总');
    await picture().waitFor();
    const before = await picture().getAttribute('src');
    await desk.page.locator('[name="day"]').fill('20260115');
    await desk.page.getByText('2026年1月15日').waitFor();
    await desk.page.waitForFunction(
      (old) => ![null, old].includes(document.querySelector('img[src^="blob:"]')?.getAttribute('src') ?? null),
      before,
    );
    await desk.lookTwice('829-daily');
    await desk.page.locator('[name="day"]').fill('20261341');
    await desk.page.locator('[name="day"][aria-invalid="true"]').waitFor();
    expect(await picture().count()).toBe(0);
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
