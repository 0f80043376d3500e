/** What an office keeps: a collection entered late, a donor's changes and attachments, the settings; and what each role may not see. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, PASSWORD } from './desk';
import { AGUO, donationCode, LIN, monthsAfter, today } from './people';

const CLERK = { name: '周证', password: 'early-train-5-maps' };
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/eL9GtQAAAABJRU5ErkJggg==';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.addStaff(CLERK.name, '证书员', CLERK.password);
});
afterAll(() => desk.close());

async function fillLate(on: string, code: string): Promise<void> {
  await desk.administration('补录');
  const form = desk.page.getByRole('form', { name: '补录一次采血' });
  await form.locator('[name="number"]').fill(AGUO.number);
  await form.locator('[name="name"]').fill(AGUO.name);
  await form.locator('[name="phone"]').fill(AGUO.phone);
  await form.locator('[name="on"]').fill(on);
  await form.locator('[name="donation_code"]').fill(code);
  await form.locator('[name="form_no"]').fill('ZX-1');
  await form.locator('[name="by"]').fill('李医生');
  await form.getByRole('checkbox', { name: /献血者签名/ }).check();
  await form.getByRole('radio', { name: '全血' }).check({ force: true });
  await form.getByRole('radio', { name: '400 ml' }).check({ force: true });
  const measured = {
    weight_kg: '62.5', systolic_mmhg: '118', diastolic_mmhg: '76', pulse_bpm: '72', temperature_c: '36.5',
    haemoglobin_g_l: '136',
  };
  for (const [field, value] of Object.entries(measured)) await form.locator(`[name="${field}"]`).fill(value);
}

test('today’s collection is no late entry', async () => {
  await fillLate('t', donationCode(1));
  await desk.press('Control+Enter');
  await desk.page.locator('[name="on"][aria-invalid="true"]').waitFor();
  await desk.lookTwice('180-late-entry');
});

test('a collection of a past day is kept, with its certificate', async () => {
  await desk.page.locator('[name="on"]').fill(monthsAfter(today(), -2));
  await desk.press('Control+Enter');
  const answer = desk.page.getByTestId('late-answer');
  await answer.getByText('新登记的献血者。').waitFor();
  await answer.getByText(/^感谢证书/).waitFor();
});

test('one that the rules of its day were against is kept too, flagged, and says why', async () => {
  await desk.page.getByRole('button', { name: /^再补一次/ }).press('Enter');
  await fillLate(monthsAfter(today(), -1), donationCode(2));
  await desk.press('Control+Enter');
  const answer = desk.page.getByTestId('late-answer');
  await answer.getByText('这次采血按当天的规则不该发生,已标记。').waitFor();
  expect(await answer.getByRole('listitem').count()).toBeGreaterThan(0);
  await desk.lookTwice('181-late-entry-flagged');
});

test('a donor’s changes stand field by field, numbers masked until they are asked for', async () => {
  await desk.openDonor(AGUO);
  await desk.page.getByRole('button', { name: '更改记录…' }).press('Enter');
  const changes = desk.page.getByTestId('changes');
  const added = changes.locator('[data-kind="document.added"]');
  await added.waitFor();
  expect(await added.innerText()).not.toContain(AGUO.number);
  await desk.lookTwice('182-changes');
  await desk.page.getByRole('dialog').getByRole('button', { name: '显示完整号码' }).press('Enter');
  await added.getByText(AGUO.number).waitFor();
  await desk.press('Escape');
});

test('a scanned form is attached, looked at, and not taken if it is something else', async () => {
  await desk.page.getByRole('button', { name: '附件…' }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  const file = (name: string, mimeType: string, bytes: Buffer) =>
    dialog.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer: bytes });
  await file('form.png', 'image/png', Buffer.from('no picture'));
  await dialog.getByText('文件的内容与类型不符').waitFor();
  await file('form.txt', 'text/plain', Buffer.from('a'));
  await dialog.getByText('请选择 JPEG、PNG 图片或 PDF 文件。').waitFor();
  await file('form.png', 'image/png', Buffer.from(PIXEL, 'base64'));
  await dialog.getByText('已保存。').waitFor();
  await dialog.getByRole('button', { name: '查看' }).press('Enter');
  await dialog.getByRole('img', { name: '附件图片' }).waitFor();
  await desk.lookTwice('183-attachments');
  await desk.press('Escape');
});

test('a setting changes within what is sensible', async () => {
  await desk.administration('设置');
  const name = '每隔多少分钟备份一次';
  await desk.page.getByRole('button', { name: `更改: ${name}` }).press('Enter');
  await desk.enter('0');
  await desk.page.locator('[name="value"][aria-invalid="true"]').waitFor();
  await desk.page.locator('[name="value"]').fill('60');
  await desk.press('Enter');
  await desk.page.getByText(`“${name}”已改为 60。`).waitFor();
  await desk.lookTwice('184-settings');
});

test('a certificate clerk counts honours, and sees nothing of what is not theirs', async () => {
  await desk.register(LIN);
  await desk.handOver(CLERK.name, CLERK.password);
  const sections = await desk.page.getByRole('navigation', { name: '功能' }).getByRole('button').allInnerTexts();
  expect(sections).toEqual(['接待', '证书', '荣誉', '管理']);
  await desk.openDonor(AGUO);
  await desk.page.getByRole('button', { name: '荣誉…' }).waitFor();
  expect(await desk.page.getByRole('button', { name: '更改记录…' }).count()).toBe(0);
  await desk.page.getByRole('button', { name: '管理' }).press('Enter');
  const pages = await desk.page.getByRole('navigation', { name: '管理的内容' }).getByRole('button').allInnerTexts();
  expect(pages).toEqual(['待办', '统计', '每日汇总', '规则', '打印机', '空白证书', '模板']);
  await desk.press('Escape');
  await desk.handOver('王敏', PASSWORD);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
