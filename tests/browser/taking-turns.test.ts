/** One computer serves receptionist and physician in turn: the donor stays, health reasons do not. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO } from './people';

const RECEPTIONIST = { name: '赵宁', role: '接待员', password: 'green-hill-3-birds' };
const PHYSICIAN = { name: '李医生', role: '医师', password: 'early-train-5-maps' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

async function handOverTo({ name, password }: typeof PHYSICIAN): Promise<void> {
  await desk.press('F8');
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name }).check({ force: true });
  await desk.press('Enter');
  await desk.enter(password);
  await dialog.waitFor({ state: 'detached' });
  await desk.page.getByRole('banner').getByText(name).waitFor();
}

test('the administrator adds a receptionist and a physician', async () => {
  await desk.administration('人员');
  const form = desk.page.getByRole('form', { name: '添加工作人员' });
  for (const { name, role, password } of [RECEPTIONIST, PHYSICIAN]) {
    await form.getByLabel('姓名').fill(name);
    await form.getByLabel('初始密码').fill(password);
    await form.getByRole('button', { name: /^添加/ }).click();
    await form.getByText('请至少选择一个角色。').waitFor();
    await form.getByRole('checkbox', { name: role }).check();
    await form.getByRole('button', { name: /^添加/ }).click();
    await form.getByText(`已添加${name}`).waitFor();
  }
  await desk.press('Escape');
});

test('the receptionist checks a donor in, and is told whom to call next', async () => {
  await handOverTo(RECEPTIONIST);
  await desk.administration('规则');
  await desk.page.getByRole('heading', { name: '生效的规则' }).waitFor();
  const pages = desk.page.getByRole('navigation', { name: '管理的内容' });
  expect(await pages.getByRole('button').allInnerTexts()).toEqual(['待办', '可献名单', '统计', '每日汇总', '规则', '重复档案', '空白证书', '献血码']);
  expect(await desk.page.getByText('试用新规则').count()).toBe(0);
  await desk.press('Escape');
  await desk.register(AGUO);
  await desk.press('Space', 'Enter');
  await desk.page.getByText('这一步由医师完成').waitFor();
});

test('the physician finds the same donor on screen, and defers', async () => {
  await handOverTo(PHYSICIAN);
  await desk.paper();
  expect(await desk.names()).toBe(AGUO.name);
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter');
  await desk.page.keyboard.type('T13');
  await desk.press('Enter', 'Tab');
  await desk.page.locator('[name="event-0"]').fill('t');
  await desk.press('Enter');
  await desk.page.locator('[data-ended="refused"]').waitFor();
  await desk.page.getByRole('main').getByText('肺炎').first().waitFor();
});

test('the receptionist sees the day, and not the reason', async () => {
  await handOverTo(RECEPTIONIST);
  await desk.page.getByText('原因请医生说明').waitFor();
  expect(await desk.names()).toBe(AGUO.name);
  expect(await desk.page.getByText(/肺炎|T13/).count()).toBe(0);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
