/** Receptionist, physician and nurse take turns at one computer; the donor stays, and answers at a window of the donor's own. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { fillIn, openDonorWindow } from './donor-window';
import { AGUO, donationCode, LIN } from './people';

const RECEPTIONIST = { name: '赵宁', role: '接待员', password: 'green-hill-3-birds' };
const PHYSICIAN = { name: '李医生', role: '医师', password: 'early-train-5-maps' };
const NURSE = { name: '陈护士', role: '护士', password: 'amber-field-8-kites' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  for (const { name, role, password } of [RECEPTIONIST, PHYSICIAN, NURSE]) {
    await desk.addStaff(name, role, password);
  }
});
afterAll(() => desk.close());

const takesOver = ({ name, password }: typeof NURSE) => desk.handOver(name, password);

test('the receptionist checks the donor in and hands the questions over with one key', async () => {
  await takesOver(RECEPTIONIST);
  await desk.register(AGUO);
  await desk.press('Space', 'Enter');
  await desk.page.getByText('这一步由医师完成').waitFor();
  await desk.page.getByRole('button', { name: /请献血者填写/ }).and(desk.page.locator(':focus')).waitFor();
  const window = await openDonorWindow(desk);
  await desk.page.locator('[data-donor-screen="waiting"]').waitFor();
  await desk.lookTwice('170-receptionist-waiting');
  await fillIn(window);
  await window.close();
  await desk.page.locator('[data-donor-screen="signed"]').waitFor();
});

test('the receptionist sees that it is signed, and no answer', async () => {
  const panel = desk.page.locator('[data-place="panel"]');
  expect(await panel.innerText()).not.toMatch(/题都照常|延期/);
  const rows = (await desk.ask('visit_list', {})) as { visit: string }[];
  expect(await desk.ask('donor_window_read', { visit: rows[0]?.visit })).toMatchObject({ signed: true, answers: null });
});

test('the physician confirms the answers of the same donor, and examines', async () => {
  await takesOver(PHYSICIAN);
  await desk.panel('健康征询');
  expect(await desk.names()).toBe(AGUO.name);
  await desk.page.getByText('题都照常').waitFor();
  await desk.press('Enter');
  await desk.panel('体格检查');
  await desk.press('Space', 'Enter', '4', 'Enter');
  await desk.enter('62.5', '118', '76', '72', '36.5', '136');
  await desk.page.getByText('这一步由护士完成').waitFor();
});

test('the nurse draws blood from the same donor, and reads no answer', async () => {
  await takesOver(NURSE);
  await desk.panel('贴献血码');
  expect(await desk.names()).toBe(AGUO.name);
  await desk.enter(donationCode(1));
  await desk.panel('采血');
  await desk.enter(donationCode(1));
  await desk.press('Enter');
  await desk.panel('休息观察');
  const rows = (await desk.ask('visit_list', {})) as { visit: string }[];
  expect(await desk.ask('interview_read', { visit: rows[0]?.visit })).toMatchObject({ code: 'not_allowed' });
});

test('a form that staff takes back is over for the donor', async () => {
  await takesOver(RECEPTIONIST);
  await desk.press('Escape');
  await desk.register(LIN);
  await desk.press('Space', 'Enter');
  const window = await openDonorWindow(desk);
  await window.keyboard.press('Enter');
  await window.getByText('第 1 题').waitFor();
  const [closed] = await Promise.all([
    window.waitForEvent('close'),
    desk.page.getByRole('button', { name: '收回' }).press('Enter'),
  ]);
  expect(closed.isClosed()).toBe(true);
  await desk.page.locator('[data-donor-screen="closed"]').waitFor();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
