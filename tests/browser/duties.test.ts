/** What comes after a donation, and the duties of the administration: deferrals that end, units that must not be used, tasks, blocked documents, a day judged again. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, donationCode, LIN, RIYI, withWrongCheck } from './people';

const PHYSICIAN = { name: '李医生', password: 'early-train-5-maps' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.administration('人员');
  const form = desk.page.getByRole('form', { name: '添加工作人员' });
  await form.getByLabel('姓名').fill(PHYSICIAN.name);
  await form.getByRole('checkbox', { name: '医师' }).check();
  await form.getByLabel('初始密码').fill(PHYSICIAN.password);
  await form.getByRole('button', { name: /^添加/ }).press('Enter');
  await form.getByText(`已添加${PHYSICIAN.name}`).waitFor();
  await desk.press('Escape');
});
afterAll(() => desk.close());

async function handOverTo(name: string, password: string): Promise<void> {
  await desk.press('F8');
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name }).check({ force: true });
  await dialog.locator('[name="password"]').fill(password);
  await desk.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await desk.page.getByRole('banner').getByText(name).waitFor();
}

async function openDonor(phone: string, name: string): Promise<void> {
  await desk.search(phone);
  await desk.press('Enter');
  await desk.page.getByRole('heading', { name }).waitFor();
}

test('a deferral stands with its source and who set it', async () => {
  await desk.register(LIN);
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter');
  await desk.page.keyboard.type('T13');
  await desk.press('Enter', 'Tab');
  await desk.page.locator('[name="event-0"]').fill('t');
  await desk.press('Enter');
  await desk.page.locator('[data-ended="refused"]').waitFor();
  const row = desk.page.locator('[data-standing="active"]');
  await row.getByText('来源:征询').waitFor();
  await row.getByText(`登记 ${ADMIN}`).waitFor();
});

test('a physician ends it, and the verdict follows', async () => {
  await handOverTo(PHYSICIAN.name, PHYSICIAN.password);
  await desk.page.getByRole('button', { name: '解除…' }).press('Enter');
  await desk.page.getByRole('dialog').waitFor();
  await desk.look('70-end-deferral');
  await desk.press('Control+Enter');
  await desk.page.locator('[name="reason"][aria-invalid="true"]').waitFor();
  await desk.enter('复查胸片已正常');
  await desk.page.locator('[data-standing="ended"]').getByText('复查胸片已正常').waitFor();
  await desk.page.locator('[data-kind="whole_blood"][data-verdict="accept"]').waitFor();
});

test('one that was set by mistake is voided by another person, and stays visible', async () => {
  await desk.page.getByRole('button', { name: '作废…' }).press('Enter');
  await desk.page.getByRole('dialog').waitFor();
  await desk.enter('登记到了别人名下');
  const row = desk.page.locator('[data-standing="voided"]');
  await row.getByText('登记到了别人名下').waitFor();
  await row.getByText(`作废 ${PHYSICIAN.name}`).waitFor();
  await desk.look('71-deferral-voided');
});

test('what a donor tells afterwards stands with the donation', async () => {
  await handOverTo(ADMIN, PASSWORD);
  await desk.register(AGUO);
  await desk.examine('2026-0002');
  await desk.collect(donationCode(1));
  await desk.page.getByRole('button', { name: /^事后登记/ }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await desk.press('Enter');
  await dialog.getByText('请选择一项。').waitFor();
  await desk.press('1', 'Enter', '2', 'Enter');
  await dialog.locator('[name="class"]:focus').waitFor();
  await desk.press('Enter');
  await desk.look('72-reaction');
  await desk.press('Enter');
  await desk.page.getByText('献血反应 中度').waitFor();

  await desk.page.getByRole('button', { name: /^事后登记/ }).press('Enter');
  await desk.press('2', 'Enter', 'Space', 'Enter');
  await desk.enter('有不便说明的情况');
  await desk.page.getByText('不得使用', { exact: true }).waitFor();
  await desk.look('73-not-to-use');
});

test('both are tasks, one of which is taken on and settled', async () => {
  await desk.administration('待办');
  const rows = desk.page.locator('tr[data-about]');
  await rows.nth(1).waitFor();
  expect(await rows.count()).toBe(2);
  const unit = desk.page.locator('tr[data-about="unit_withdrawn"]');
  await unit.getByRole('button', { name: '接手' }).press('Enter');
  await unit.getByText(ADMIN, { exact: true }).nth(1).waitFor();
  await desk.look('74-tasks');
  await unit.getByRole('button', { name: '处理…' }).press('Enter');
  await desk.page.getByRole('dialog').waitFor();
  await desk.enter('血袋已隔离报废');
  await unit.waitFor({ state: 'detached' });
  await desk.page.getByRole('checkbox', { name: '包括已处理的' }).check();
  await unit.getByText('血袋已隔离报废').waitFor();
});

test('a document on the list is refused at registration', async () => {
  await desk.administration('屏蔽名单');
  await desk.page.getByText('名单是空的。').waitFor();
  const form = desk.page.getByRole('form', { name: '加入名单' });
  await form.locator('[name="number"]').fill(RIYI.number);
  await form.locator('[name="list"]').fill('市疾控名单');
  await desk.press('Control+Enter');
  await form.getByText('已加入名单。').waitFor();
  await desk.press('F3');
  await desk.enter(RIYI.number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('这个证件在屏蔽名单上').waitFor();
  await desk.press('Escape');
});

test('a list is taken in, and the lines that are wrong are named', async () => {
  await desk.administration('屏蔽名单');
  const text = `type,number,list,from,until\n,${RIYI.number},市疾控名单,,\n,${withWrongCheck(LIN.number)},市疾控名单,,\n`;
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await desk.page.getByLabel('打开名单文件…').setInputFiles(file);
  await desk.page.getByText('原已在名单 1 条').waitFor();
  await desk.page.getByText('第 3 行').waitFor();
  await desk.look('75-blocked');
});

test('another physician takes a document off the list, and types its number again', async () => {
  await handOverTo(PHYSICIAN.name, PHYSICIAN.password);
  await desk.page.getByRole('button', { name: '移出…' }).press('Enter');
  await desk.page.getByRole('dialog').waitFor();
  await desk.enter(RIYI.number, '名单更正');
  await desk.page.getByText('已移出').waitFor();
  await desk.page.getByText('名单更正').waitFor();
});

test('a day is judged again', async () => {
  await desk.administration('核对');
  await desk.press('Control+Enter');
  await desk.page.getByText(/共 1 次献血,全部符合规定。/).waitFor();
  const row = desk.page.getByTestId('reconciled').locator('tbody tr');
  expect(await row.innerText()).toContain(donationCode(1));
  await desk.look('76-reconciled');
});

test('the tables are made anew and are the same', async () => {
  await handOverTo(ADMIN, PASSWORD);
  await desk.administration('核验');
  await desk.page.getByRole('button', { name: '开始重建' }).press('Enter');
  await desk.page.getByText('已重建,与原来完全一致。').waitFor();
  await desk.look('77-rebuilt');
});

test('an administrator sees who opened a record', async () => {
  await openDonor(AGUO.phone, AGUO.name);
  await desk.page.getByRole('button', { name: '谁打开过…' }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('listitem').first().waitFor();
  expect(await dialog.innerText()).toContain(ADMIN);
  await desk.press('Escape');
});

test('all of it speaks English too', async () => {
  await desk.page.getByRole('button', { name: 'English' }).click();
  await desk.page.getByText('Not to be used').waitFor();
  await desk.page.getByRole('button', { name: 'Admin' }).click();
  await desk.page.getByRole('button', { name: 'Tasks' }).click();
  await desk.page.locator('tr[data-about="reaction_after_leaving"]').getByText('Call the donor').waitFor();
  await desk.look('78-tasks-english');
  await desk.page.getByRole('button', { name: '中文' }).click();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
