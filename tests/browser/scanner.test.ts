/** Donation codes that are scanned go where they belong, whatever has the focus. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk, ENTER, hidden, keyOf } from './desk';
import { AGUO, donationCode, LIN, type Person, wrongCheck, XIAOLAN } from './people';

let desk: Desk;

/** The bag of the donor on screen, another bag, and that of the donor before. */
const [OWN, OTHER, BEFORE, UNKNOWN] = [31, 32, 33, 34].map(donationCode) as [string, string, string, string];

const field = (name: string) => desk.page.locator(`[name="${name}"]`);
const holds = (name: string, value: string) => expect.poll(() => field(name).inputValue()).toBe(value);
const dialog = (name: string | RegExp) => desk.page.getByRole('dialog', { name });

/** The visit on screen is at this step, wherever the focus is. */
const still = (title: string) =>
  desk.page.locator('[data-place="panel"]').getByRole('heading', { name: title, exact: true }).waitFor();

/** Interviewed and examined: a donation code is asked for. */
async function examined(person: Person, formNo: string): Promise<void> {
  await desk.register(person);
  await desk.examine(formNo);
}

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(XIAOLAN);
  await desk.press('Escape');
  await examined(LIN, '2026-0001');
  await desk.scan(BEFORE);
  await desk.panel('采血');
  await desk.press('Escape');
  await examined(AGUO, '2026-0002');
}, 120_000);
afterAll(() => desk.close());

describe('before a code is assigned', () => {
  test('a code that is scanned into a note goes into its own field, and nothing is noted', async () => {
    await desk.page.getByRole('button', { name: '写备注…' }).press('Enter');
    await dialog('写备注').locator('[name="text"]:focus').waitFor();
    await desk.page.keyboard.type('有点紧张');
    await desk.scan(OWN);
    await holds('code', OWN);
    expect(await field('text').inputValue()).toBe('有点紧张');
    expect(await dialog('写备注').locator('[name="text"]:focus').count(), 'the note goes on').toBe(1);
    await desk.press('Escape');
    await dialog('写备注').waitFor({ state: 'detached' });
    expect(await desk.page.getByTestId('notes').count()).toBe(0);
    await still('贴献血码');
  });

  test('of two codes that come at once the later one stands there, and the visit is where it was', async () => {
    await desk.press('F3');
    await desk.scan(OTHER, OWN);
    await holds('code', OWN);
    await desk.page.locator('[name="code"]:focus').waitFor();
    await still('贴献血码');
    expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe('');
  });

  test('what was begun in the box stays, and is not searched for', async () => {
    await field('code').fill('');
    await desk.press('F3');
    await desk.page.keyboard.type('王');
    await desk.scan(OWN);
    await holds('code', OWN);
    expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe('王');
    expect(await desk.names()).toBe(AGUO.name);
    await desk.press('F3', 'Escape');
  });

  test.each([
    ['=<E0791V00', '这是产品码'],
    ['&)1234567890', '这是血袋的批号'],
    ['=%5100', '这是血型码'],
    [LIN.number, '这是身份证号码'],
  ])('%s is refused in the field with what it is', async (scanned, sentence) => {
    await field('code').fill(scanned);
    await desk.press('Enter');
    await desk.page.locator('.field:has([name="code"]) .mistake').getByText(sentence).waitFor();
    await still('贴献血码');
    expect(await field('code').inputValue()).toBe(scanned);
  });

  test('the refusal stands beside the field in both languages', async () => {
    await desk.lookTwice('270-not-a-donation-code');
  });

  test('a code with a wrong check character is refused by the desk, at its field', async () => {
    await desk.page.getByRole('button', { name: '献血者离开…' }).focus();
    await desk.scan(`${OWN}${wrongCheck(OWN)}`);
    await desk.page.locator('[name="code"]:focus').waitFor();
    await desk.press('Enter');
    await desk.page.locator('.field:has([name="code"]) .mistake').getByText('校验字符不符').waitFor();
  });

  test('a code behind an input method arrives, and what it composed is gone', async () => {
    await field('code').fill('');
    await desk.page.getByRole('button', { name: '写备注…' }).press('Enter');
    await dialog('写备注').locator('[name="text"]:focus').waitFor();
    const before = await field('text').inputValue();
    const [first, ...rest] = [...OWN].map(keyOf);
    if (!first) throw new Error('a code has characters');
    await desk.scanned([hidden(first, 'g'), ...rest.map((key) => hidden(key)), hidden(ENTER)]);
    await holds('code', OWN);
    await expect.poll(() => field('text').inputValue()).toBe(before);
    await desk.press('Escape');
    await dialog('写备注').waitFor({ state: 'detached' });
  });

  test('a person who composes the like of a code, key by key, keeps it', async () => {
    await field('code').fill('');
    await desk.page.getByRole('button', { name: '写备注…' }).press('Enter');
    await dialog('写备注').locator('[name="text"]:focus').waitFor();
    await field('text').fill('');
    await desk.scanned([...OWN].map(keyOf).concat(ENTER).map((key) => hidden(key)), 0.09);
    const keyboard = await desk.page.context().newCDPSession(desk.page);
    await keyboard.send('Input.insertText', { text: OWN });
    await holds('text', OWN);
    expect(await field('code').inputValue()).toBe('');
    await field('text').fill('');
    await desk.press('Escape');
  });

  test('Enter of the code goes on from its own field', async () => {
    await field('code').fill('');
    await field('code').focus();
    await desk.scan(OWN);
    await desk.panel('采血');
  });
});

describe('at the collection', () => {
  test('a code while a volume is typed leaves the volume as it is and records nothing', async () => {
    await field('code').fill('');
    await desk.page.getByRole('radio', { name: '部分' }).check({ force: true });
    await field('drawn').fill('');
    await field('drawn').focus();
    await desk.page.keyboard.type('20');
    await desk.scan(OWN);
    await holds('code', OWN);
    expect(await field('drawn').inputValue()).toBe('20');
    await still('采血');
    await desk.page.locator('[name="code"]:focus').waitFor();
  });

  test('a code while a choice has the focus chooses nothing', async () => {
    await field('code').fill('');
    await desk.page.getByRole('radio', { name: '部分' }).focus();
    await desk.scan(OWN);
    await holds('code', OWN);
    expect(await desk.page.getByRole('radio', { name: '部分' }).isChecked()).toBe(true);
  });

  test('a code while somebody is about to end the visit ends nothing', async () => {
    await field('code').fill('');
    await desk.page.getByRole('button', { name: '献血者离开…' }).press('Enter');
    await field('reason').and(desk.page.locator(':focus')).waitFor();
    await desk.page.keyboard.type('头');
    await desk.scan(OWN);
    await holds('code', OWN);
    expect(await field('reason').inputValue()).toBe('头');
    await dialog('献血者要离开吗?').waitFor();
    await desk.press('Escape');
    await still('采血');
  });

  test('a card and then a code: the card asks, the code waits in its field', async () => {
    await field('code').fill('');
    await desk.scan(LIN.number, OWN);
    await dialog('读到另一张证件').getByText(LIN.name, { exact: true }).waitFor();
    await holds('code', OWN);
    expect(await desk.names()).toBe(AGUO.name);
    await desk.press('Escape');
    await dialog('读到另一张证件').waitFor({ state: 'detached' });
    expect(await field('code').inputValue()).toBe(OWN);
  });

  test('incident 20: the bag of the donor before is refused beside the name of the one on screen', async () => {
    await desk.page.getByRole('radio', { name: '采满' }).check({ force: true });
    await desk.page.getByRole('radio', { name: '左臂' }).focus();
    await desk.scan(BEFORE);
    await holds('code', BEFORE);
    await desk.press('Control+Enter');
    await desk.page.locator('.field:has([name="code"]) .mistake').waitFor();
    expect(await desk.names()).toBe(AGUO.name);
    await desk.page.getByRole('radio', { name: '左臂' }).focus();
    await desk.scan(OWN);
    await holds('code', OWN);
    await desk.press('Control+Enter');
    await desk.panel('休息观察');
  });
});

describe('where no field takes a code', () => {
  test('the code of the donor on screen only says so', async () => {
    await field('gift').focus();
    await desk.scan(OWN);
    await desk.page.getByText('刚扫的献血码就是屏幕上这位的。').waitFor();
    expect(await field('gift').inputValue()).toBe('');
    await still('休息观察');
  });

  test('another donor’s code asks before it takes the place of the one on screen', async () => {
    await field('gift').focus();
    await desk.scan(BEFORE);
    const asks = dialog('扫到另一位献血者的献血码');
    await asks.getByText(LIN.name, { exact: true }).waitFor();
    await desk.lookTwice('271-another-donors-bag');
    await desk.press('Escape');
    await asks.waitFor({ state: 'detached' });
    expect(await desk.names()).toBe(AGUO.name);
    await desk.scan(BEFORE);
    await asks.locator('[type="submit"]:not([aria-disabled="true"])').waitFor();
    await desk.press('Enter');
    await desk.page.getByRole('heading', { name: LIN.name, exact: true }).waitFor();
    await still('采血');
  });

  test('a code that nobody knows stands in the box, which says so', async () => {
    await desk.openDonor(XIAOLAN);
    await desk.panel('核对身份');
    await desk.scan(UNKNOWN);
    await desk.page.getByRole('search').getByText('没有找到').waitFor();
    expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe(UNKNOWN);
    expect(await desk.names()).toBe(XIAOLAN.name);
  });

  test('with nobody on screen a code opens its donor', async () => {
    await desk.press('F3', 'Escape', 'Escape');
    await desk.page.getByRole('heading', { name: '请出示证件' }).waitFor();
    await desk.page.getByRole('button', { name: '证书', exact: true }).focus();
    await desk.scan(BEFORE);
    await desk.page.getByRole('heading', { name: LIN.name, exact: true }).waitFor();
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
