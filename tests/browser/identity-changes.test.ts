/** Who somebody is on record as changes: documents, birth date, a wrong registration; and what the box finds then. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { AGUO, LIN, residentNumber, RIYI, XIAOLAN } from './people';

const PHYSICIAN = { name: '李医生', password: 'early-train-5-maps' };

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.addStaff(PHYSICIAN.name, '医师', PHYSICIAN.password);
  await desk.register(LIN);
  await desk.press('Escape');
  await desk.register(AGUO);
});
afterAll(() => desk.close());

const dialog = () => desk.page.getByRole('dialog');
const input = (name: string) => dialog().locator(`[name="${name}"]`);

async function change(what: string): Promise<void> {
  await desk.page.getByRole('button', { name: '更改身份信息…' }).press('Enter');
  await dialog().getByRole('button', { name: what }).press('Enter');
  await dialog().getByRole('form').waitFor();
}

test('what can be changed is offered to who may', async () => {
  await desk.page.getByRole('button', { name: '更改身份信息…' }).press('Enter');
  await dialog().getByRole('button', { name: '更改姓名…' }).and(desk.page.locator(':focus')).waitFor();
  await desk.press('ArrowDown', 'ArrowUp');
  await desk.lookTwice('130-change-identity');
  await desk.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a card that is read where a document is asked for stays there; somebody else’s is refused', async () => {
  await change('添加或更换证件');
  await desk.scan(LIN.number);
  expect(await input('number').inputValue()).toBe(LIN.number);
  await dialog().getByRole('radio', { name: '仍然有效' }).check({ force: true });
  await desk.press('Control+Enter');
  await dialog().locator('[name="number"][aria-invalid="true"]').waitFor();
  await desk.lookTwice('131-document-refused');
});

test('a second document finds the donor, and so does the first', async () => {
  await input('number').fill('E23456789');
  await expect.poll(() => input('type').inputValue()).toBe('passport');
  await desk.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
  for (const number of ['E23456789', AGUO.number]) expect((await desk.search(number)).length).toBe(1);
  await desk.press('Escape');
});

test('a number that was registered wrongly is replaced, and still finds the donor', async () => {
  const right = residentNumber('511133', '19900511', '000');
  await change('添加或更换证件');
  await input('number').fill(right);
  await dialog().getByRole('radio', { name: '被它代替' }).check({ force: true });
  await desk.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
  for (const number of [right, AGUO.number]) expect((await desk.search(number)).length).toBe(1);
  await desk.press('Escape');
});

test('who registered a birth date does not correct it', async () => {
  await change('更正出生日期和性别');
  await input('birth_date').fill('19900230');
  await desk.press('Control+Enter');
  await dialog().locator('[name="birth_date"][aria-invalid="true"]').waitFor();
  await input('birth_date').fill('19900511');
  await input('reason').fill('证件号码登记错');
  await desk.press('Control+Enter');
  await dialog().getByText('由登记人以外的第二人更正').waitFor();
  await desk.lookTwice('132-birth-date');
  await desk.press('Escape');
});

test('somebody else does, and the surname with the new birthday finds the donor', async () => {
  await desk.handOver(PHYSICIAN.name, PHYSICIAN.password);
  await change('更正出生日期和性别');
  await input('birth_date').fill('19900511');
  await input('reason').fill('证件号码登记错');
  await desk.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
  await desk.page.getByRole('banner').getByText(PHYSICIAN.name).waitFor();
  await desk.page.getByText('1990-05-11').waitFor();
  const found = await desk.search('沙马0511');
  expect(found.length).toBe(1);
  await desk.page.getByText('按姓名和生日查找').waitFor();
  await desk.press('Escape');
});

test('a wrong registration is undone, with what it was', async () => {
  await desk.handOver(ADMIN, PASSWORD);
  await desk.press('Escape');
  await desk.register(XIAOLAN);
  await change('撤销建档');
  await desk.press('Enter');
  await dialog().locator('[name="reason"][aria-invalid="true"]').waitFor();
  await desk.lookTwice('133-undo-registration');
  await desk.enter('刷错了证件');
  await dialog().waitFor({ state: 'detached' });
  await desk.box();
  expect(await desk.search(XIAOLAN.name)).toEqual([]);
  await desk.press('Escape');
});

test('but not of somebody of whom more is known', async () => {
  await desk.register(RIYI);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
  await change('撤销建档');
  await desk.enter('选错了人');
  await dialog().getByText('已有别的记录').waitFor();
  await desk.press('Escape', 'Escape');
});

test('the box tells the age, what it took the text for, and that there is more than it shows', async () => {
  for (let n = 0; n < 51; n += 1) {
    const born = new Date(Date.UTC(1970, 0, 1 + n * 40)).toISOString().slice(0, 10).replaceAll('-', '');
    const document = { number: residentNumber('511102', born, '000') };
    await desk.ask('donor_register', { document, name: '王小明' });
  }
  expect((await desk.search('王')).length).toBe(50);
  await desk.page.locator('[data-more]').waitFor();
  await desk.lookTwice('136-more-than-shown');
  const [found = ''] = await desk.search(LIN.phone);
  expect(found).toMatch(/\d+岁/);
  await desk.page.getByText('按电话查找').waitFor();
  expect(await desk.page.locator('[data-more]').count()).toBe(0);
  await desk.look('134-box');
  await desk.press('Escape', 'F1');
  await dialog().getByText('王0307、wang0307').waitFor();
  await desk.lookTwice('135-keys');
  await desk.press('Escape');
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
