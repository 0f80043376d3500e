/** An apheresis donor at the yearly cap: the desk tells the day on which the year has room again. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, inWords, today } from './people';

/** Platelets may be given so often within a year, and so many days apart (GB 18467). */
const TIMES_A_YEAR = 24;
const APART = 15;

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(AGUO);
});
afterAll(() => desk.close());

function daysFromToday(days: number): string {
  return new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
}

const platelets = () => desk.page.locator('[data-kind="platelets"]');

async function declare(times: number): Promise<void> {
  const found = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
  const donor = found.hits[0]?.donor;
  for (let n = 1; n <= times; n += 1) {
    const gave = { kind: 'platelets', units: 1, plasma_ml: 0 };
    const answer = await desk.ask('donation_declare', { donor, on: daysFromToday(-APART * n), gave });
    expect(answer).toHaveProperty('history');
  }
}

test('one below the cap, the donor may give platelets today', async () => {
  await declare(TIMES_A_YEAR - 1);
  await desk.press('Escape');
  await desk.openDonor(AGUO);
  expect(await platelets().getAttribute('data-verdict')).toBe('accept');
});

test('at the cap, the desk tells from which day on there is room again', async () => {
  await desk.press('F6');
  await desk.enter(`-${APART * TIMES_A_YEAR}`);
  await desk.press('2', 'Enter');
  await desk.enter('1', '');
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => platelets().getAttribute('data-verdict')).toBe('defer');
  const oldest = new Date(Date.parse(daysFromToday(-APART * TIMES_A_YEAR)));
  oldest.setUTCFullYear(oldest.getUTCFullYear() + 1);
  const told = await platelets().innerText();
  const next = inWords(oldest.toISOString().slice(0, 10));
  const after = inWords(new Date(oldest.getTime() + 86_400_000).toISOString().slice(0, 10));
  expect([told.includes(`${next}起`), told.includes(`${after}起`)]).toContain(true);
  await desk.lookTwice('240-yearly-cap');
});

test('the history is long, and the verdict never scrolls away', async () => {
  expect(await desk.page.getByRole('row').filter({ hasText: '血小板' }).count()).toBe(TIMES_A_YEAR);
  await desk.page.getByRole('row').last().scrollIntoViewIfNeeded();
  expect(await platelets().evaluate((card) => card.getBoundingClientRect().top)).toBeGreaterThan(0);
  await desk.look('241-long-history');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
