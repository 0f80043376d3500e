/** Every screen, looked at in light and dark: pictures in tests/output, and nothing serious for axe. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk, PASSWORD } from './desk';
import { AGUO, donationCode, LIN, RIYI } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

test('first start', async () => {
  await desk.look('01-start');
  await desk.press('Enter');
  await desk.page.getByLabel('血站名称').waitFor();
  await desk.look('02-new-station');
  await desk.page.getByRole('button', { name: '返回' }).click();
  await desk.page.getByRole('button', { name: '打开演示血站' }).click();
  await desk.look('03-demonstration');
  await desk.page.getByRole('button', { name: '返回' }).click();
  await desk.page.getByRole('button', { name: '新建血站' }).press('Enter');
  await desk.enter('乐山市中心血站', '嘉州献血屋', '王敏', PASSWORD, PASSWORD);
  await desk.page.getByTestId('recovery-key').waitFor();
  await desk.look('04-recovery-key');
  await desk.keepKey();
  await desk.setUp();
  await desk.look('05-home');
});

test('log-in', async () => {
  await desk.press('F9');
  await desk.page.getByRole('button', { name: /^上岗/ }).waitFor();
  await desk.look('06-log-in');
  await desk.enter('wrong');
  await desk.page.locator('.mistake').waitFor();
  await desk.look('07-wrong-password');
  await desk.enter(PASSWORD);
  await desk.box();
});

test('registration', async () => {
  await desk.page.keyboard.type(AGUO.number);
  await desk.page.getByRole('option').waitFor();
  await desk.look('08-nobody-yet');
  await desk.press('Enter');
  await desk.panel('登记新献血者');
  await desk.page.getByText('签发地').waitFor();
  await desk.look('09-registration');
  await desk.enter('', '');
  await desk.page.locator('.mistake').waitFor();
  await desk.look('10-registration-incomplete');
  await desk.enter(AGUO.name, AGUO.phone);
});

test('every step of a visit', async () => {
  await desk.panel('核对身份');
  await desk.look('11-check-in');
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter');
  await desk.page.keyboard.type('感染');
  await desk.page.getByRole('option').first().waitFor();
  await desk.look('12-interview-reasons');
  await desk.press('Escape', 'Enter');
  await desk.panel('体格检查');
  await desk.page.getByRole('radio', { name: '单采血小板' }).check({ force: true });
  await desk.press('Enter', '1');
  await desk.look('13-examination-platelets');
  await desk.page.getByRole('radio', { name: '全血' }).check({ force: true });
  await desk.press('Enter', '4', 'Enter');
  await desk.enter('62.5', '118', '76', '72', '365', '136');
  await desk.page.locator('.mistake').waitFor();
  await desk.look('14-examination-improbable');
  await desk.page.keyboard.type('36.5');
  await desk.press('Control+Enter');
  await desk.panel('贴献血码');
  await desk.look('15-donation-code');
  await desk.enter(donationCode(1));
  await desk.panel('采血');
  await desk.look('16-collection');
  await desk.enter(donationCode(1));
  await desk.press('Enter');
  await desk.panel('休息观察');
  await desk.look('17-rest');
  await desk.press('Enter');
  await desk.panel('感谢证书');
  await desk.look('18-certificate');
  await desk.press('Enter');
  await desk.page.getByRole('img', { name: '证书预览' }).waitFor();
  await desk.look('19-certificate-issued');
});

test('endings', async () => {
  await desk.press('Enter');
  await desk.search(AGUO.phone);
  await desk.look('20-search');
  await desk.press('Escape');

  await desk.register(LIN);
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.enter('2026-0002');
  await desk.press('Space', 'Enter');
  await desk.page.keyboard.type('T13');
  await desk.press('Enter');
  await desk.page.locator('[name="event-0"]').fill('t');
  await desk.look('21-interview-deferral');
  await desk.press('Enter');
  await desk.page.locator('[data-ended="refused"]').waitFor();
  await desk.look('22-refused');
  await desk.press('Enter');

  await desk.register(RIYI);
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.page.getByRole('button', { name: /献血者离开/ }).click();
  await desk.page.getByRole('dialog').waitFor();
  await desk.look('23-leave');
  await desk.enter('有急事');
  await desk.page.locator('[data-ended="left"]').waitFor();
  await desk.look('24-left');
  await desk.press('Enter');
  await desk.look('25-home-with-queue');
});

test('the shell', async () => {
  await desk.press('F8');
  await desk.page.getByRole('dialog').waitFor();
  await desk.look('26-hand-over');
  await desk.press('Escape', 'F1');
  await desk.page.getByRole('dialog').waitFor();
  await desk.look('27-keys');
  await desk.press('Escape');
  await desk.page.getByRole('button', { name: '管理' }).click();
  await desk.look('28-administration');
  await desk.page.getByRole('button', { name: '核验', exact: true }).click();
  await desk.page.getByRole('button', { name: '开始核验' }).click();
  await desk.page.getByText('全部一致。').waitFor();
  await desk.look('29-verified');
  await desk.press('Escape');
});

test('English', async () => {
  await desk.page.getByRole('button', { name: 'English' }).click();
  await desk.search(AGUO.phone);
  await desk.press('Enter');
  await desk.page.getByRole('heading', { name: AGUO.name }).waitFor();
  await desk.page.getByRole('img', { name: 'Preview of the certificate' }).waitFor();
  await desk.look('30-english-donor');
  await desk.page.getByRole('button', { name: '中文' }).click();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
