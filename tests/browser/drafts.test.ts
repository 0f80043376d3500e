/** The window goes away in the middle of a form: what was typed is there again. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, donationCode, LIN, RIYI } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

const field = (name: string) => desk.page.locator(`[name="${name}"]`);

/** What is kept of a form; null when nothing is. */
const kept = (form: string, about: string | null = null) => desk.ask('draft_read', { form, about });

async function visitOf(name: string): Promise<string> {
  const rows = (await desk.ask('visit_list', {})) as { name: string; visit: string }[];
  return rows.find((row) => row.name === name)?.visit ?? '';
}

/** Waits until a text is kept, then the window is gone and made anew. */
async function crash(form: string, about: string | null, typed: string): Promise<void> {
  await expect.poll(async () => JSON.stringify(await kept(form, about))).toContain(typed);
  await desk.page.reload();
  await desk.box();
}

test('a registration is offered again, and goes on where it was', async () => {
  await desk.enter(AGUO.number);
  await desk.panel('登记新献血者');
  await field('name').fill(AGUO.name);
  await field('phone').fill('1210000');
  await crash('registration', null, '1210000');
  await desk.page.getByText(`${AGUO.name} 的登记没有完成`).waitFor();
  await desk.lookTwice('160-registration-unfinished');
  await desk.page.getByRole('button', { name: '继续登记' }).press('Enter');
  await desk.page.getByText(/已恢复 \d\d:\d\d 填写的内容。/).waitFor();
  expect(await field('name').inputValue()).toBe(AGUO.name);
  expect(await field('phone').inputValue()).toBe('1210000');
  await field('phone').fill(AGUO.phone);
  await desk.press('Control+Enter');
  await desk.panel('核对身份');
  await expect.poll(() => kept('registration')).toBeNull();
});

test('another number does not get the name of somebody else', async () => {
  await desk.press('Escape');
  await desk.enter(LIN.number);
  await desk.panel('登记新献血者');
  await field('name').fill(LIN.name);
  await crash('registration', null, LIN.name);
  await desk.enter(RIYI.number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('签发地').waitFor();
  expect(await field('name').inputValue()).toBe('');
  await desk.press('Escape');
});

test('an interview keeps its answers and decisions', async () => {
  await desk.openDonor(AGUO);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
  await desk.press('0');
  await desk.page.locator('[data-question="dental_care"] input:focus').waitFor();
  await desk.press('1');
  await field('date-dental_care').fill('-1');
  await crash('interview', await visitOf(AGUO.name), '"-1"');
  await desk.openDonor(AGUO);
  await desk.page.getByText(/已恢复/).waitFor();
  await desk.page.locator('[data-decides="dental_care"]').waitFor();
  expect(await desk.page.locator('[data-said="true"], [data-said="false"]').count()).toBe(7);
  expect(await field('date-dental_care').inputValue()).toBe('-1');
  await desk.look('161-interview-restored');
});

test('a form can be begun afresh', async () => {
  await desk.page.getByRole('button', { name: '清空重填' }).click();
  await desk.page.locator('[data-question="well_today"][data-said="open"]').waitFor();
  await expect.poll(async () => kept('interview', await visitOf(AGUO.name))).toBeNull();
});

test('an examination and a collection keep what was measured and scanned', async () => {
  await desk.press('Escape');
  await desk.openDonor(AGUO);
  await desk.paper();
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter', 'Enter');
  await desk.panel('体格检查');
  await desk.press('Space', 'Enter', '4', 'Enter');
  await desk.enter('62.5', '118', '76', '72');
  const visit = await visitOf(AGUO.name);
  await crash('examination', visit, '"72"');
  await desk.openDonor(AGUO);
  await desk.panel('体格检查');
  await desk.page.getByText(/已恢复/).waitFor();
  expect(await field('weight_kg').inputValue()).toBe('62.5');
  expect(await desk.page.getByRole('radio', { name: '400 ml' }).isChecked()).toBe(true);
  await field('temperature_c').focus();
  await desk.enter('36.5', '136');
  await desk.panel('贴献血码');
  await expect.poll(() => kept('examination', visit)).toBeNull();

  await desk.enter(donationCode(1));
  await desk.panel('采血');
  await field('code').fill(donationCode(1));
  await crash('collection', visit, donationCode(1));
  await desk.openDonor(AGUO);
  await desk.panel('采血');
  await desk.page.getByText(/已恢复/).waitFor();
  expect(await field('code').inputValue()).toBe(donationCode(1));
  await desk.press('Control+Enter');
  await desk.panel('休息观察');
  await expect.poll(() => kept('collection', visit)).toBeNull();
});

test('a rest keeps the reaction and its class', async () => {
  const visit = await visitOf(AGUO.name);
  await desk.page.getByRole('radio', { name: '轻度' }).check({ force: true });
  await field('class').locator('option').nth(2).waitFor({ state: 'attached' });
  await field('class').selectOption({ index: 2 });
  const classed = await field('class').inputValue();
  await field('gift').fill('一把雨伞');
  await crash('rest', visit, '一把雨伞');
  await desk.openDonor(AGUO);
  await desk.panel('休息观察');
  await desk.page.getByText(/已恢复/).waitFor();
  expect(await desk.page.getByRole('radio', { name: '轻度' }).isChecked()).toBe(true);
  await expect.poll(() => field('class').inputValue()).toBe(classed);
  expect(await field('gift').inputValue()).toBe('一把雨伞');
  await desk.look('162-rest-restored');
  await desk.press('Control+Enter');
  await desk.panel('感谢证书');
  await expect.poll(() => kept('rest', visit)).toBeNull();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
