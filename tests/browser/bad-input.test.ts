/** Bad input: each gets a clear sentence beside its field, and nothing typed is lost. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, donationCode, LIN, residentNumber, RIYI, withWrongCheck } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

/** The sentence beside a field. */
function mistake(field: string) {
  return desk.page.locator(`.field:has([name="${field}"]) .mistake`);
}

const input = (name: string) => desk.page.locator(`[name="${name}"]`);

test('a wrong check character is named, and mended without typing anything else again', async () => {
  const wrong = withWrongCheck(LIN.number);
  await desk.enter(wrong);
  await desk.panel('登记新献血者');
  await mistake('number').waitFor();
  expect(await input('number').inputValue()).toBe(wrong);

  await input('name').fill(LIN.name);
  await desk.press('Enter', 'Enter');
  await mistake('number').waitFor();
  expect(await input('name').inputValue()).toBe(LIN.name);

  await input('number').fill(LIN.number);
  await desk.page.getByText('1985年9月17日').waitFor();
  await desk.press('Enter');
  await desk.enter('', LIN.phone);
  await desk.panel('核对身份');
  expect(await desk.names()).toBe(LIN.name);
});

test('a date that does not exist is named', async () => {
  await desk.press('Escape');
  await desk.enter(residentNumber('511133', '19900231', '000'));
  await desk.panel('登记新献血者');
  await mistake('number').waitFor();
  expect(await mistake('number').innerText()).toMatch(/日期/);
  await desk.press('Escape');
  await desk.box();
});

test('a document that is registered opens its donor, from the form too', async () => {
  await desk.enter(RIYI.number);
  await desk.panel('登记新献血者');
  await input('name').fill('另一个人');
  await input('number').fill(LIN.number);
  await desk.page.getByText('这个证件已经登记过。').waitFor();
  await desk.press('Enter');
  await desk.page.getByRole('heading', { name: LIN.name }).waitFor();
});

test('a person without a resident number is asked for sex and birth date', async () => {
  await desk.press('Escape');
  await desk.enter('E12345678');
  await desk.panel('登记新献血者');
  await input('birth_date').waitFor();
  await input('name').fill('艾丽');
  await input('birth_date').fill('19900431');
  await desk.page.getByRole('button', { name: /^保存/ }).click();
  await mistake('birth_date').waitFor();
  await input('birth_date').fill('19900430');
  await desk.page.getByRole('radio', { name: '女' }).check({ force: true });
  await desk.page.getByRole('button', { name: /^保存/ }).click();
  await desk.panel('核对身份');
  expect(await desk.names()).toBe('艾丽');
});

test('a face that was not compared with the document is not checked in', async () => {
  await desk.press('Enter', 'Enter');
  await desk.page.getByText('请先核对本人与证件,再打勾。').waitFor();
});

test('an improbable measurement is asked twice, and the others stay', async () => {
  await desk.press('Escape');
  await desk.search(LIN.phone);
  await desk.press('Enter');
  await desk.panel('核对身份');
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.enter('2026-0002');
  await desk.press('Space', 'Enter', 'Enter');
  await desk.panel('体格检查');
  await desk.press('Space', 'Enter', '4', 'Enter');
  await desk.enter('62.5', '118', '76', '72', '365', '136');
  await mistake('temperature_c').waitFor();
  expect(await input('weight_kg').inputValue()).toBe('62.5');

  await desk.press('F9');
  await desk.page.getByRole('button', { name: /^上岗/ }).waitFor();
  await desk.enter(PASSWORD);
  await desk.panel('体格检查');
  expect(await input('haemoglobin_g_l').inputValue()).toBe('136');
  await input('temperature_c').fill('36.5');
  await desk.press('Control+Enter');
  await desk.panel('贴献血码');
});

test('a bag that is not the one assigned is refused', async () => {
  await desk.enter(donationCode(7));
  await desk.panel('采血');
  await desk.enter(donationCode(8));
  await desk.press('Enter');
  await mistake('code').waitFor();
  expect(await input('code').inputValue()).toBe(donationCode(8));
  await desk.page.keyboard.type(donationCode(7));
  await desk.press('Control+Enter');
  await desk.panel('休息观察');
});

test('a donation code that was used is refused', async () => {
  await desk.press('Escape');
  await desk.register(AGUO);
  await desk.examine('2026-0003');
  await desk.enter(donationCode(7));
  await mistake('code').waitFor();
  expect(await input('code').inputValue()).toBe(donationCode(7));
});

test('a wrong password is refused, and the desk stays locked', async () => {
  await desk.press('F9');
  await desk.page.getByRole('button', { name: /^上岗/ }).waitFor();
  expect(await desk.page.getByText(AGUO.name).count()).toBe(0);
  await desk.enter('quite-another-river');
  await mistake('password').waitFor();
  expect(await input('password').inputValue()).toBe('quite-another-river');
  await desk.enter(PASSWORD);
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
  expect(await desk.page.getByRole('banner').innerText()).toContain(ADMIN);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
