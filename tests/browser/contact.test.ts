/** What stands of the station itself on its papers. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';
import { refusedAt } from './papers';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(async () => {
  await desk?.close();
});

const form = (name: string) => desk.page.getByRole('form', { name });

describe('the station on paper', () => {
  test('keeps a phone number and the papers of a refund; what is no number is refused', async () => {
    await desk.administration('站点信息');
    await form('站点信息').locator('[name="phone"]:focus').waitFor();
    await desk.page.keyboard.type('请拨打前台');
    await desk.press('Control+Enter');
    await refusedAt(desk, 'phone', /电话只能有数字/);
    await desk.enter('0833-2100000');
    await form('站点信息').locator('[name="benefit_papers"]:focus').waitFor();
    await desk.enter(...Array.from({ length: 13 }, (_, n) => `材料${n + 1}`));
    await desk.press('Control+Enter');
    await refusedAt(desk, 'benefit_papers', /最多12行/);
    await desk.press('Control+a');
    await desk.enter('献血者身份证');
    await desk.page.keyboard.type('用血发票原件');
    await desk.press('Control+Enter');
    await desk.page.getByText('已保存,以后打印的文书都用它。').waitFor();
    await desk.lookTwice('824-contact');
    expect(await desk.ask('station_contact_read', {})).toEqual({
      phone: '0833-2100000', benefit_papers: ['献血者身份证', '用血发票原件'],
    });
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
