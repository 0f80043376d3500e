/** Cards and codes of somebody else, as they came in elsewhere: two people are never mixed. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, ENTER, hidden, keyOf } from './desk';
import { AGUO, donationCode, LIN, RIYI, XIAOLAN } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  for (const person of [AGUO, LIN]) {
    await desk.register(person);
    await desk.press('Escape');
    await desk.box();
  }
});
afterAll(() => desk.close());

/** A number of nobody whose check character is a letter. */
const ENDS_IN_X = '51113319920308000X';

const dialog = () => desk.page.getByRole('dialog', { name: '读到另一张证件' });
const formNo = () => desk.page.locator('[name="form_no"]');

/** Waits until Enter means the question, not what was on screen before it. */
const looked = () => dialog().locator('[type="submit"]:not([aria-disabled="true"])').waitFor();

/** Everything that stands in a field of the screen. */
async function written(): Promise<string> {
  const values = await desk.page.locator('input').evaluateAll((inputs) =>
    inputs.map((one) => (one instanceof HTMLInputElement ? one.value : '')),
  );
  return values.join(' ');
}

test('incident 19: a card that is read during a visit asks, and types into no field', async () => {
  await desk.openDonor(AGUO);
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.page.keyboard.type('2026-00');
  await desk.scan(LIN.number);
  await dialog().getByText(LIN.name, { exact: true }).waitFor();
  expect(await dialog().innerText()).toContain(AGUO.name);
  expect(await formNo().inputValue()).toBe('2026-00');
  expect(await desk.names()).toBe(AGUO.name);
  await desk.lookTwice('110-another-card');
});

test('incident 19: whoever is attended to stays, with everything that was typed', async () => {
  await desk.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await desk.names()).toBe(AGUO.name);
  expect(await formNo().inputValue()).toBe('2026-00');
});

test('incident 19: a key that was on its way to the field does not answer the question', async () => {
  await desk.scan(LIN.number);
  await dialog().waitFor();
  await desk.press('Enter');
  expect(await desk.names()).toBe(AGUO.name);
  await looked();
  await desk.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('incident 19: or the holder of the card comes, and brings nothing of the other', async () => {
  await desk.scan(LIN.number);
  await dialog().waitFor();
  await looked();
  await desk.press('Enter');
  await desk.panel('核对身份');
  expect(await desk.names()).toBe(LIN.name);
  expect(await written()).not.toContain('2026-00');
  const queue = desk.page.getByRole('complementary', { name: '今日来访' });
  expect(await queue.innerText()).toMatch(new RegExp(`${AGUO.name}\\s+征询`));
});

test('incident 19: a card while a button or a choice has the focus presses and chooses nothing', async () => {
  await desk.page.getByRole('button', { name: /^开始接待/ }).focus();
  await desk.scan(AGUO.number);
  await dialog().waitFor();
  await desk.press('Escape');
  expect(await desk.page.getByText('请先核对本人与证件,再打勾。').count()).toBe(0);

  await desk.openDonor(AGUO);
  await desk.paper();
  await formNo().fill('');
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter', 'Enter');
  await desk.panel('体格检查');
  await desk.press('Space', 'Enter', '4');
  await desk.page.getByRole('radio', { name: '400 ml' }).and(desk.page.locator(':checked')).waitFor();
  await desk.scan(LIN.number);
  await dialog().waitFor();
  await desk.press('Escape');
  expect(await desk.page.getByRole('radio', { name: '400 ml' }).isChecked()).toBe(true);
});

test('incident 19: the card of the donor on screen only says so', async () => {
  await desk.scan(AGUO.number);
  await desk.page.getByText('刚读的证件就是屏幕上这位的。').waitFor();
  expect(await desk.names()).toBe(AGUO.name);
  expect(await dialog().count()).toBe(0);
});

test('incident 19: a card during a registration asks, and its number does not join the other name', async () => {
  await desk.press('Escape');
  await desk.box();
  await desk.scan(RIYI.number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('签发地').waitFor();
  await desk.page.locator('[name="name"]').fill(RIYI.name);
  await desk.page.locator('[name="number"]').focus();
  await desk.scan(XIAOLAN.number);
  await dialog().getByText('这张证件还没有登记过').waitFor();
  expect(await desk.page.locator('[name="number"]').inputValue()).toBe(RIYI.number);
  await desk.look('111-another-card-while-registering');
  await looked();
  await desk.press('Enter');
  await desk.page.locator(`[name="number"]`).and(desk.page.locator('input')).waitFor();
  await expect.poll(() => desk.page.locator('[name="number"]').inputValue()).toBe(XIAOLAN.number);
  expect(await desk.page.locator('[name="name"]').inputValue()).toBe('');
});

test('incident 20: of two cards that come quickly only one is ever on screen, and it is the last or asks', async () => {
  await desk.press('Escape');
  await desk.box();
  await desk.scan(LIN.number);
  await desk.scan(AGUO.number);
  await expect
    .poll(async () => (await desk.names()) === AGUO.name || (await dialog().count()) === 1)
    .toBe(true);
  if ((await dialog().count()) === 1) {
    expect(await desk.names()).toBe(LIN.name);
    expect(await dialog().innerText()).toContain(AGUO.name);
    await looked();
    await desk.press('Enter');
  }
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
  const fields = await written();
  expect(fields).not.toContain(LIN.number.slice(0, 6));
  expect(fields).not.toContain(AGUO.number.slice(0, 6));
});

test('incident 20: of two cards within a tenth of a second at the box the later one counts, or is asked about', async () => {
  await desk.press('Escape');
  await desk.box();
  await desk.scan(LIN.number, AGUO.number);
  await expect
    .poll(async () => (await desk.names()) === AGUO.name || (await dialog().count()) === 1)
    .toBe(true);
  if ((await dialog().count()) === 1) {
    expect(await dialog().innerText()).toContain(AGUO.name);
    await looked();
    await desk.press('Enter');
  }
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
  expect(await written()).not.toMatch(/\d{6}/);
});

test('incident 20: one card that is read twice at once opens its holder once', async () => {
  await desk.press('Escape');
  await desk.box();
  await desk.scan(LIN.number, LIN.number);
  await desk.page.getByRole('heading', { name: LIN.name }).waitFor();
  expect(await dialog().count()).toBe(0);
  expect(await written()).not.toMatch(/\d{6}/);
});

test('incident 19: a card while a dialog stands open asks before it; the dialog stays, with what was typed', async () => {
  const note = desk.page.getByRole('dialog', { name: '写备注' });
  await desk.page.getByRole('button', { name: '写备注…' }).press('Enter');
  await note.locator('[name="text"]:focus').waitFor();
  await desk.page.keyboard.type('有点头晕');
  await desk.scan(AGUO.number);
  await dialog().getByText(AGUO.name, { exact: true }).waitFor();
  await desk.lookTwice('113-another-card-over-a-dialog');
  await desk.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(await note.locator('[name="text"]').inputValue()).toBe('有点头晕');
  expect(await desk.names()).toBe(LIN.name);
});

test('incident 19: and the holder of the card comes, the dialog about the other is gone', async () => {
  await desk.scan(AGUO.number);
  await dialog().waitFor();
  await looked();
  await desk.press('Enter');
  await desk.page.getByRole('heading', { name: AGUO.name, exact: true }).waitFor();
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await written()).not.toContain('有点头晕');
});

/** A card reader behind an input method: the digits pass, the final x begins a composition. */
async function scanComposed(number: string): Promise<void> {
  const keys = [...number].map(keyOf);
  const digits = keys.slice(0, -1);
  await desk.scanned([...digits, hidden(keyOf(number.slice(-1)), 'x'), hidden(ENTER)]);
}

test('incident 19: a card whose final x begins a composition is a card all the same, in a field', async () => {
  await desk.openDonor(AGUO);
  await desk.page.getByRole('heading', { name: '体格检查', exact: true }).waitFor();
  const weight = desk.page.locator('[name="weight_kg"]');
  await weight.fill('62');
  await weight.focus();
  await scanComposed(ENDS_IN_X);
  await dialog().getByText('这张证件还没有登记过').waitFor();
  expect(await dialog().innerText()).toContain(ENDS_IN_X);
  expect(await weight.inputValue()).toBe('62');
  await desk.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await weight.fill('');
});

test('and at the box, where it begins the registration', async () => {
  await desk.press('Escape');
  await desk.box();
  await scanComposed(ENDS_IN_X);
  await desk.panel('登记新献血者');
  await expect.poll(() => desk.page.locator('[name="number"]').inputValue()).toBe(ENDS_IN_X);
  expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe('');
});

test('incident 20: somebody else’s donation code is refused at the collection, beside the donor’s name', async () => {
  await desk.press('Escape');
  await desk.openDonor(LIN);
  await desk.examine('2026-0002');
  await desk.enter(donationCode(21));
  await desk.panel('采血');
  await desk.openDonor(AGUO);
  await desk.panel('体格检查');
  await desk.press('Control+Enter');
  await desk.page.locator('[name="weight_kg"][aria-invalid="true"]').waitFor();
  for (const [name, value] of Object.entries({
    weight_kg: '62.5', systolic_mmhg: '118', diastolic_mmhg: '76', pulse_bpm: '72',
    temperature_c: '36.5', haemoglobin_g_l: '136',
  })) {
    await desk.page.locator(`[name="${name}"]`).fill(value);
  }
  await desk.press('Control+Enter');
  await desk.panel('贴献血码');
  await desk.enter(donationCode(22));
  await desk.panel('采血');
  await desk.scan(donationCode(21));
  await desk.press('Control+Enter');
  const mistake = desk.page.locator('.field:has([name="code"]) .mistake');
  await mistake.waitFor();
  expect(await desk.names()).toBe(AGUO.name);
  await desk.look('112-another-donors-code');
  await desk.page.locator('[name="code"]').fill(donationCode(22));
  await desk.press('Control+Enter');
  await desk.panel('休息观察');
  expect(await desk.names()).toBe(AGUO.name);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
