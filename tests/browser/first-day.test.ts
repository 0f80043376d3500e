/** A first day at a new station: staff, the first donor through every step, a reaction, what is heard later. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, donationCode, LIN, today } from './people';

const RECEPTIONIST = { name: '赵宁', role: '接待员', password: 'green-hill-3-birds' };
const PHYSICIAN = { name: '李医生', role: '医师', password: 'early-train-5-maps' };
const NURSE = { name: '钱护士', role: '护士', password: 'quiet-river-7-nurse' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

const dialog = () => desk.page.getByRole('dialog');
const input = (name: string) => desk.page.locator(`[name="${name}"]`);

async function onDuty({ name, password }: { name: string; password: string }): Promise<void> {
  await desk.handOver(name, password);
}

test('the station is made, and everybody gets a name and a role', async () => {
  await desk.newStation();
  for (const { name, role, password } of [RECEPTIONIST, PHYSICIAN, NURSE]) {
    await desk.addStaff(name, role, password);
  }
});

test('the receptionist registers the first donor and notes what matters', async () => {
  await onDuty(RECEPTIONIST);
  await desk.register(AGUO);
  await desk.page.getByRole('button', { name: '写备注' }).press('Enter');
  await desk.enter('第一次献血,有点紧张');
  await dialog().waitFor({ state: 'detached' });
  await desk.press('F2', 'Space', 'Enter');
  await desk.page.getByText('这一步由医师完成').waitFor();
});

test('the physician interviews and examines the donor who is on screen', async () => {
  await onDuty(PHYSICIAN);
  await desk.paper();
  await desk.page.getByTestId('notes').getByText('有点紧张').waitFor();
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter', 'Enter');
  await desk.panel('体格检查');
  await desk.press('Space', 'Enter', '4', 'Enter');
  await desk.enter('62.5', '118', '76', '72', '36.5', '136');
  await desk.page.getByText('这一步由护士完成').waitFor();
});

describe('the nurse', () => {
  test('scans the code; a wrong one is refused beside the field', async () => {
    await onDuty(NURSE);
    await desk.panel('贴献血码');
    const wrong = `${donationCode(1).slice(0, -1)}X`;
    await desk.enter(wrong);
    await desk.page.locator('.field:has([name="code"]) .mistake').waitFor();
    await input('code').fill('');
    await desk.scan(donationCode(1));
    await desk.panel('采血');
  });

  test('notes start and end with a key each, and the arm', async () => {
    await desk.press('F6');
    const started = await input('started_at').inputValue();
    expect(started).toMatch(/^\d\d:\d\d$/);
    await input('started_at').fill('25:00');
    await input('code').focus();
    await desk.scan(donationCode(1));
    await desk.press('Control+Enter');
    await desk.page.locator('.time .mistake').waitFor();
    await desk.lookTwice('260-collection-mistaken');
    await input('started_at').fill('t');
    await desk.page.getByRole('radio', { name: '左臂' }).check({ force: true });
    await input('bag_lot').fill(donationCode(1));
    await desk.press('F7', 'Control+Enter');
    await desk.page.locator('.field:has([name="bag_lot"]) .mistake').waitFor();
    await input('bag_lot').fill('L20261101');
    await desk.lookTwice('261-collection');
    await desk.press('Control+Enter');
    await desk.panel('休息观察');
    expect(await desk.page.getByTestId('went').innerText()).toMatch(/左臂 · 血袋批号 L20261101/);
  });

  test('records a reaction by its class, and the gift', async () => {
    await desk.press('1', 'Enter');
    const kinds = input('class');
    await kinds.locator('option').nth(5).waitFor({ state: 'attached' });
    await kinds.selectOption({ value: 'vasovagal' });
    await input('gift').fill('保温杯');
    await desk.lookTwice('262-rest-reaction');
    await desk.press('Control+Enter');
    await desk.page.getByText(/这一步由接待员/).waitFor();
    await desk.page.getByRole('row').filter({ hasText: '献血反应 轻度' }).waitFor();
  });
});

describe('later, by phone', () => {
  test('the receptionist issues the certificate; the donor tells of a reaction at home', async () => {
    await onDuty(RECEPTIONIST);
    await desk.panel('感谢证书');
    await desk.press('Enter');
    await desk.page.getByTestId('serial').waitFor();
    await desk.page.getByRole('button', { name: `事后登记 ${donationCode(1)}` }).press('Enter');
    await desk.press('1', 'Enter', '2');
    await input('class').locator('option').nth(5).waitFor({ state: 'attached' });
    await input('class').selectOption({ value: 'haematoma' });
    await input('on').fill('+1');
    await desk.press('Control+Enter');
    await dialog().locator('.mistake').waitFor();
    await desk.lookTwice('263-reaction-at-home');
    await input('on').fill('t');
    await desk.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await desk.page.getByRole('row').filter({ hasText: '献血反应 中度' }).waitFor();
  });

  test('the donor asks in confidence that the unit is not used, and tells more', async () => {
    await desk.page.getByRole('button', { name: `事后登记 ${donationCode(1)}` }).press('Enter');
    await desk.press('2', 'Tab');
    await desk.page.getByLabel('献血者私下提出').check();
    await input('reason').fill('征询时没有说实话');
    await desk.page.getByLabel('同时说到身体有反应').check();
    await desk.press('Control+Enter');
    await dialog().getByText('请选择反应的程度。').waitFor();
    await dialog().getByRole('radio', { name: '重度' }).check({ force: true });
    await desk.lookTwice('264-unit-withdrawn');
    await desk.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    const row = desk.page.getByRole('row').filter({ hasText: '不得使用' });
    await row.getByText('献血反应 重度').waitFor();
    expect(await desk.page.getByText('征询时没有说实话').count()).toBe(0);
  });
});

test('the day ends with one donation, and its tasks wait for the physician', async () => {
  await desk.press('Escape');
  await desk.register(LIN);
  await desk.press('Escape');
  await desk.box();
  await onDuty(PHYSICIAN);
  await desk.administration('待办');
  await desk.page.getByRole('row').nth(1).waitFor();
  await desk.handOver(ADMIN, PASSWORD);
  const days = (await desk.ask('collected_read', { from: today(), to: today() })) as { donations: number }[];
  expect(days.map((day) => day.donations)).toEqual([1]);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
