/** An inspector's visit: an auditor shows what stands, who may do what, and that nothing was changed past the journal. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, donationCode } from './people';

const AUDITOR = { name: '周审核', password: 'quiet-river-7-audit' };
const NURSE = { name: '钱护士', password: 'quiet-river-7-nurse' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(AGUO);
  await desk.examine('2026-0001');
  await desk.collect(donationCode(1));
  await desk.press('Escape');
  await desk.addStaff(AUDITOR.name, '审核员', AUDITOR.password);
  await desk.addStaff(NURSE.name, '护士', NURSE.password);
  await desk.handOver(NURSE.name, NURSE.password);
  await desk.handOver(ADMIN, PASSWORD);
});
afterAll(() => desk.close());

test('whoever has left stands in the user rights report, with who removed them and why', async () => {
  await desk.administration('人员');
  const row = desk.page.getByRole('row').filter({ hasText: NURSE.name });
  await row.getByRole('button', { name: /^移除/ }).press('Enter');
  await desk.enter('调离');
  await desk.keepKey();
  await desk.handOver(AUDITOR.name, AUDITOR.password);
  await desk.administration('人员');
  await desk.page.getByRole('button', { name: '用户权限报告…' }).press('Enter');
  const person = (name: string) => desk.page.locator(`[data-person="${name}"]`);
  await person(NURSE.name).getByText(/由王敏移除:调离/).waitFor();
  expect(await person(NURSE.name).innerText()).toContain('没有角色');
  expect(await person(AUDITOR.name).innerText()).toMatch(/审核员:\d{4}-\d\d-\d\d 起,王敏授予/);
  for (const name of [ADMIN, AUDITOR.name]) expect(await person(name).innerText()).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/);
  expect(await desk.page.getByTestId('rights-changes').getByRole('row').count()).toBeGreaterThan(3);
  await desk.lookTwice('262-rights');
  await desk.look('262-rights-close');
});

test('an auditor reads the staff and changes nothing', async () => {
  await desk.page.getByRole('button', { name: '返回' }).press('Enter');
  await desk.page.getByRole('button', { name: '用户权限报告…' }).waitFor();
  expect(await desk.page.getByRole('button', { name: /^(角色|移除|重设密码|添加)/ }).count()).toBe(0);
  const refused = (await desk.ask('staff_add', { name: '新人', roles: ['nurse'], password: PASSWORD })) as { code: string };
  expect(refused.code).toBe('not_allowed');
});

test('the system check tells what is asked of the system, what proves it, and its known limits', async () => {
  await desk.administration('系统检查');
  await desk.page.locator('[data-what="journal"][data-state="passed"]').waitFor();
  const asked = desk.page.getByTestId('requirements').locator('tbody tr');
  expect(await asked.count()).toBeGreaterThan(15);
  await asked.filter({ hasText: 'GB 18467-2011 7.1' }).first().waitFor();
  await desk.page.getByTestId('limits').getByText(/Windows/).first().waitFor();
  await desk.lookTwice('263-requirements');
});

test('the journal is proved, and the day is judged again', async () => {
  await desk.administration('核验');
  await desk.page.getByRole('button', { name: '开始核验', exact: true }).press('Enter');
  await desk.page.getByText('全部一致。').waitFor();
  await desk.administration('核对');
  await desk.press('Control+Enter');
  await desk.page.getByText(/共 1 次献血,全部符合规定。/).waitFor();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
