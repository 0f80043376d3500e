/** A donor who is known comes again: from the scan of the card to the collection in a few keys. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { fillIn, openDonorWindow } from './donor-window';
import { AGUO, donationCode, monthsAfter, today } from './people';

/** Beyond typed values and what reader and gun send. */
const MOST_KEYS = 12;
const MEASURED = ['62.5', '118', '76', '72', '36.5', '136'];

let desk: Desk;
let keys = 0;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  const given = await desk.ask('late_entry_record', {
    document: { number: AGUO.number },
    name: AGUO.name,
    phone: AGUO.phone,
    on: monthsAfter(today(), -8),
    interview: { form_no: '2025-0001', consent: true, by: '王敏' },
    plan: { kind: 'whole_blood', ml: 300 },
    exam: {
      weight_kg: 60, systolic_mmhg: 118, diastolic_mmhg: 76, pulse_bpm: 72, temperature_c: 36.5,
      haemoglobin_g_l: 130,
    },
    donation_code: donationCode(1),
  });
  expect(given).toMatchObject({ verdict: 'accept' });
});
afterAll(() => desk.close());

async function press(...pressed: string[]): Promise<void> {
  keys += pressed.length;
  await desk.press(...pressed);
}

test('the card opens the donor, and two keys the visit', async () => {
  await desk.scan(AGUO.number);
  await desk.panel('核对身份');
  await press('Space', 'Enter');
  await desk.panel('健康征询');
});

test('one key asks the donor, one key confirms what the donor said', async () => {
  const [window] = await Promise.all([openDonorWindow(desk), void (keys += 1)]);
  await fillIn(window);
  await window.close();
  await desk.page.locator('[data-donor-screen="signed"]').waitFor();
  await desk.page.getByText('题都照常').waitFor();
  await press('Enter');
  await desk.panel('体格检查');
});

test('what was given last time is proposed; each value needs its Enter', async () => {
  await desk.page.locator('[name="weight_kg"]:focus').waitFor();
  expect(await desk.page.getByRole('radio', { name: '全血' }).isChecked()).toBe(true);
  expect(await desk.page.getByRole('radio', { name: '300 ml' }).isChecked()).toBe(true);
  for (const value of MEASURED) {
    await desk.page.keyboard.type(value);
    await press('Enter');
  }
  await desk.panel('贴献血码');
});

test('the bag is scanned twice, and the collection recorded', async () => {
  await desk.scan(donationCode(2));
  await desk.panel('采血');
  await desk.scan(donationCode(2));
  await desk.page.locator('[name="code"]:focus').waitFor({ state: 'detached' });
  await press('Enter');
  await desk.panel('休息观察');
});

test(`in at most ${MOST_KEYS} keys`, () => {
  console.info(`${keys} keys from scan to collected`);
  expect(keys).toBeLessThanOrEqual(MOST_KEYS);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
