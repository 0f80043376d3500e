/** Numbered blanks: received, spoiled, used up by what is printed on them. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk';
import { close, printed, refusedAt, stationThatPrints } from './papers';
import type { PrintServer } from '../print-server';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => void ([desk, printing] = await stationThatPrints()));
afterAll(() => close(desk, printing));

const form = (name: string) => desk.page.getByRole('form', { name });
const picture = () => desk.page.locator('img[src^="blob:"]');

describe('numbered blanks', () => {
  const STOCK = '汇总用纸';
  const book = () => desk.page.locator(`[data-stock="${STOCK}"]`);
  const figure = (name: string) => book().locator(`[data-figure="${name}"]`);

  test('are received by their numbers, once', async () => {
    await desk.administration('空白证书');
    await desk.page.getByText('还没有登记过空白证书。').waitFor();
    const receive = form('登记入库');
    await receive.locator('[name="stock"]').focus();
    await desk.enter(STOCK, '张', '');
    await refusedAt(desk, 'first', /只填数字/);
    await desk.enter('00101', '00105');
    await desk.page.getByText(`已入库:${STOCK} 101–105。`).waitFor();
    expect(await figure('left').innerText()).toBe('5');
    await receive.locator('[name="first"]').focus();
    await desk.enter('105', '110');
    await refusedAt(desk, 'first', /有已经入库的/);
  });

  test('one is spoiled with its reason, and none that is not there', async () => {
    const spoil = form('登记作废');
    await spoil.locator('[name="stock"]').focus();
    await desk.enter(STOCK, '103', '', '');
    await refusedAt(desk, 'reason', /请写明作废的原因/);
    await desk.enter('卡纸');
    await desk.page.getByText(`已作废:${STOCK} 103。`).waitFor();
    await spoil.locator('[name="first"]').focus();
    await desk.enter('103', '', '印歪');
    await refusedAt(desk, 'first', /103号已经用掉或作废/);
    await desk.enter('999', '', '');
    await refusedAt(desk, 'first', /999号没有入库/);
  });

  test('one that is printed on says which print took it', async () => {
    await desk.administration('每日汇总');
    await picture().waitFor();
    expect(await desk.page.locator('[name="printer"]').inputValue()).toBe('HP');
    await desk.page.locator('[name="blanks"]').selectOption({ label: `${STOCK}(余 4 张)` });
    await printed(desk, printing);
    await desk.administration('空白证书');
    await book().locator('tr[data-change="used"]').getByText('每日汇总').waitFor();
    await book().locator('tr[data-change="spoiled"]').getByText('卡纸').waitFor();
    for (const [name, n] of Object.entries({ received: '5', used: '1', spoiled: '1', left: '3' })) {
      expect(await figure(name).innerText(), name).toBe(n);
    }
    await book().getByText('下一张 102 号').waitFor();
    await desk.lookTwice('828-blanks');
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
