/** The staff of a station: who belongs to it, with which roles and passwords, and who leaves. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';

const NURSE = { name: '赵宁', password: 'green-hill-3-birds' };
const PHYSICIAN = { name: '李医生', password: 'early-train-5-maps' };
const RESET = 'slow-winter-9-roads';
const OWN = 'bright-garden-2-doors';
const RECOVERED = 'narrow-bridge-6-bells';

let desk: Desk;
let firstKey = '';
let secondKey = '';

beforeAll(async () => {
  desk = await Desk.open();
  await desk.page.getByRole('button', { name: '新建血站' }).press('Enter');
  await desk.enter('乐山市中心血站', '嘉州献血屋', ADMIN, PASSWORD, PASSWORD);
  firstKey = await desk.keepKey();
  await desk.setUp();
  await desk.administration('人员');
});
afterAll(() => desk.close());

async function shownKey(): Promise<string> {
  const key = desk.page.getByTestId('recovery-key');
  await key.waitFor();
  return (await key.innerText()).replace(/\s+/g, ' ').trim();
}

function row(name: string) {
  return desk.page.getByRole('row').filter({ hasText: name });
}

async function act(name: string, word: string) {
  await desk.page.getByRole('button', { name: `${word}: ${name}` }).press('Enter');
  const dialog = desk.page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function logIn(name: string, password: string): Promise<void> {
  await desk.page.getByRole('radio', { name }).check({ force: true });
  await desk.page.locator('[name="password"]').fill(password);
  await desk.press('Enter');
}

test('two people are added, and stand in the list', async () => {
  const form = desk.page.getByRole('form', { name: '添加工作人员' });
  for (const [{ name, password }, role] of [[NURSE, '护士'], [PHYSICIAN, '医师']] as const) {
    await form.getByLabel('姓名').fill(name);
    await form.getByRole('checkbox', { name: role }).check();
    await form.getByLabel('初始密码').fill(password);
    await form.getByRole('button', { name: /^添加/ }).press('Enter');
    await row(name).getByText(role).waitFor();
  }
  expect(await row(ADMIN).getByRole('button').allInnerTexts()).toEqual(['角色…']);
  await desk.look('60-staff');
});

test('roles change', async () => {
  const dialog = await act(NURSE.name, '角色');
  expect(await dialog.getByRole('checkbox', { name: '护士' }).isChecked()).toBe(true);
  await dialog.getByRole('checkbox', { name: '接待员' }).check();
  await dialog.getByRole('button', { name: /保存角色/ }).press('Enter');
  await row(NURSE.name).getByText('接待员 · 护士').waitFor();
});

test('the last administrator stays one, and the form says so', async () => {
  const dialog = await act(ADMIN, '角色');
  await dialog.getByRole('checkbox', { name: '管理员' }).uncheck();
  await dialog.getByRole('button', { name: /保存角色/ }).press('Enter');
  await dialog.locator('.mistake').waitFor();
  await desk.press('Escape');
});

test('a forgotten password is set anew, and changed by its owner', async () => {
  const dialog = await act(PHYSICIAN.name, '重设密码');
  await desk.enter('short', 'short');
  await dialog.locator('[name="new"][aria-invalid="true"]').waitFor();
  await dialog.locator('[name="new"]').fill(RESET);
  await dialog.locator('[name="again"]').fill(RESET);
  await desk.press('Enter');
  await desk.page.getByText(`${PHYSICIAN.name}的密码已重设`).waitFor();

  await desk.press('F9');
  await logIn(PHYSICIAN.name, PHYSICIAN.password);
  await desk.page.locator('.mistake').waitFor();
  await logIn(PHYSICIAN.name, RESET);
  await desk.box();

  await desk.press('F8');
  await desk.page.getByRole('button', { name: '修改我的密码…' }).press('Enter');
  await desk.page.locator('[name="old"]').and(desk.page.locator(':focus')).waitFor();
  await desk.enter(RESET, OWN, OWN);
  await desk.page.getByText('密码已修改').waitFor();
  await desk.look('61-own-password');
  await desk.press('Escape', 'F9');
  await logIn(PHYSICIAN.name, OWN);
  await desk.box();
});

test('whoever leaves is removed, and the new recovery key is shown with care', async () => {
  await desk.press('F9');
  await logIn(ADMIN, PASSWORD);
  await desk.box();
  await desk.administration('人员');
  await act(NURSE.name, '移除');
  await desk.look('62-remove');
  await desk.enter('调离');
  secondKey = await shownKey();
  expect(secondKey).not.toBe(firstKey);
  await desk.page.getByText(`${NURSE.name}已移除`).waitFor();
  await desk.look('63-new-recovery-key');
  await desk.keepKey();
  await row(NURSE.name).getByText('已离岗').waitFor();
  expect(await row(NURSE.name).getByRole('button').count()).toBe(0);
});

test('who was removed is not offered at log-in', async () => {
  await desk.press('F9');
  await desk.page.getByRole('radio', { name: ADMIN }).waitFor();
  expect(await desk.page.getByRole('radio', { name: NURSE.name }).count()).toBe(0);
});

test('the recovery key opens the station for an administrator', async () => {
  await desk.page.getByRole('button', { name: '用恢复密钥进入…' }).press('Enter');
  await desk.look('64-recover');
  await desk.enter(firstKey, ADMIN, RECOVERED, RECOVERED);
  await desk.page.locator('[name="recovery_key"][aria-invalid="true"]').waitFor();
  await desk.page.locator('[name="recovery_key"]').fill(secondKey);
  await desk.press('Control+Enter');
  await desk.page.getByRole('banner').getByText(ADMIN).waitFor();
});

test('after some wrong passwords the desk says how long to wait', async () => {
  await desk.press('F9');
  const wait = desk.page.getByText(/请等待\d+秒/);
  for (let attempt = 0; attempt < 8 && !(await wait.isVisible()); attempt += 1) {
    await logIn(PHYSICIAN.name, `wrong ${attempt}`);
    await desk.page.locator('form[aria-busy="false"] .mistake').waitFor();
  }
  await wait.waitFor();
  await desk.look('65-wait');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
