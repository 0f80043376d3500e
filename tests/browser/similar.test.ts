/** Somebody who may be registered already is shown before saving, and nobody is registered twice unawares. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { type Person, residentNumber, XIAOLAN, XIAOLAN_AGAIN } from './people';

const THIRD: Person = {
  name: '黄兰小',
  number: residentNumber('511132', '19880307', '000'),
  phone: '12100005358',
};

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(XIAOLAN);
  await desk.press('Escape');
  await desk.box();
});
afterAll(() => desk.close());

const similar = () => desk.page.getByTestId('similar');
const input = (name: string) => desk.page.locator(`[name="${name}"]`);

async function begin(number: string): Promise<void> {
  await desk.press('F3');
  await desk.enter(number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('签发地').waitFor();
}

test('incident 3: another name with the same birth date and sex is shown before anything is saved', async () => {
  await begin(XIAOLAN_AGAIN.number);
  await desk.enter(XIAOLAN_AGAIN.name);
  await similar().getByText(XIAOLAN.name).waitFor();
  const words = await similar().innerText();
  expect(words).toContain('姓名同音');
  expect(words).toContain('出生日期和性别相同');
  expect(words).not.toContain('电话相同');
  await desk.lookTwice('100-similar-donors');
});

test('saving without a word about them asks for it, and keeps what was typed', async () => {
  await input('phone').focus();
  await desk.enter(XIAOLAN_AGAIN.phone);
  await desk.press('Enter', 'Control+Enter');
  await similar().getByText('请先核对:是同一人请打开原来的档案,不是请打勾。').waitFor();
  expect(await input('name').inputValue()).toBe(XIAOLAN_AGAIN.name);
  expect(await input('phone').inputValue()).toBe(XIAOLAN_AGAIN.phone);
  await desk.look('101-similar-donors-unanswered');
});

test('the keys alone say that they are two people, and both are there', async () => {
  await desk.press('Space', 'Enter');
  await desk.panel('核对身份');
  expect(await desk.names()).toBe(XIAOLAN_AGAIN.name);
  const found = await desk.search('hxl');
  expect(found.length).toBe(2);
  await desk.press('Escape', 'Escape');
});

test('whoever was told apart is not asked about again, nor listed as a likely duplicate', async () => {
  await desk.administration('重复档案');
  await desk.press('Enter');
  await desk.page.getByText('比较了 2 位献血者,没有相像的。').waitFor();
});

test('the same person is opened instead, and nobody is registered', async () => {
  await begin(THIRD.number);
  await desk.enter(THIRD.name);
  const one = similar().locator('[data-similar]').filter({ hasText: XIAOLAN.name });
  await one.getByText('姓名字序不同').waitFor();
  await one.getByRole('button', { name: `打开 ${XIAOLAN.name}` }).press('Enter');
  await desk.page.getByRole('heading', { name: XIAOLAN.name, exact: true }).waitFor();
  expect((await desk.search('hxl')).length).toBe(2);
  await desk.press('Escape', 'Escape');
});

test('somebody similar whom another window registers meanwhile is shown, too', async () => {
  const other: Person = { name: '周云', number: residentNumber('511132', '19920611', '000'), phone: '12100009793' };
  const twin = residentNumber('511102', '19920611', '000');
  await begin(other.number);
  let meanwhile = true;
  await desk.page.route('**/rpc', async (route) => {
    if (meanwhile && route.request().postData()?.includes('"donor_register"')) {
      meanwhile = false;
      await desk.ask('donor_register', { document: { number: twin }, name: '周芸' });
    }
    await route.continue();
  });
  await desk.enter(other.name, other.phone);
  await similar().getByText('周芸').waitFor();
  expect(await input('name').inputValue()).toBe(other.name);
  await similar().getByText('请先核对').waitFor();
  await desk.page.unroute('**/rpc');
  await desk.press('Space', 'Enter');
  await desk.panel('核对身份');
  expect(await desk.names()).toBe(other.name);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
