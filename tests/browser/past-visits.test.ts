/** The form of a visit that is long past, from the page of a donor who is not here today. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, donationCode, monthsAfter, today } from './people';

const DAYS = [monthsAfter(today(), -8), monthsAfter(today(), -20)];

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  for (const [at, on] of DAYS.toReversed().entries()) {
    const given = await desk.ask('late_entry_record', {
      document: { number: AGUO.number },
      name: AGUO.name,
      on,
      interview: { form_no: `F-${at}`, consent: true, by: '王敏' },
      plan: { kind: 'whole_blood', ml: 300 },
      exam: {
        weight_kg: 60, systolic_mmhg: 118, diastolic_mmhg: 76, pulse_bpm: 72, temperature_c: 36.5,
        haemoglobin_g_l: 130,
      },
      donation_code: donationCode(at + 1),
    });
    expect(given).toMatchObject({ verdict: 'accept' });
  }
});
afterAll(() => desk?.close());

const documents = () => desk.page.getByTestId('documents');
const picture = () => documents().getByRole('img');

test('the newest form comes first, an older one is chosen by its day', async () => {
  await desk.scan(AGUO.number);
  await desk.page.getByRole('button', { name: '文书…' }).press('Enter');
  await documents().getByRole('button', { name: '献血登记表…', exact: true }).press('Enter');
  await picture().waitFor();
  const visits = documents().getByLabel('哪一次来访');
  const offered = await visits.locator('option').allInnerTexts();
  expect(offered.map((line) => line.slice(0, 10))).toEqual(DAYS);
  const newest = await picture().getAttribute('src');
  await desk.lookTwice('827-past-visit-form');
  await visits.selectOption({ index: 1 });
  await expect.poll(() => picture().getAttribute('src')).not.toBe(newest);
  await desk.press('Escape');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
