/** Labels of donation codes: ranges of the issuer, codes from a gun, made, printed, made again. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk';
import { close, printed, refusedAt, stationThatPrints } from './papers';
import type { PrintServer } from '../print-server';

/** A label of another facility as a gun reads it: the code between `=` and its two flags. */
const SCANNED = '=G12349865432177';
const SCANNED_CODE = 'G123498654321';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => void ([desk, printing] = await stationThatPrints()));
afterAll(() => close(desk, printing));

const form = (name: string) => desk.page.getByRole('form', { name });
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const picture = () => desk.page.locator('img[src^="blob:"]');

describe('labels', () => {
  const year = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(2, 4);
  const code = (n: number) => `G1234${year}${String(700_000 + n)}`;
  const codes = () => desk.page.getByTestId('codes').locator('li');

  test('a range is noted as its issuer gave it, once', async () => {
    await desk.administration('献血码');
    await desk.page.getByText('还没有登记号段').waitFor();
    await form('登记号段').locator('[name="first"]').focus();
    await desk.enter(code(9), code(1));
    await refusedAt(desk, 'last', /末号小于首号/);
    await desk.enter(code(12));
    await desk.page.locator(`tr[data-range="${code(9)}"]`).getByText('4', { exact: true }).waitFor();
    await form('登记号段').locator('[name="first"]').focus();
    await desk.enter(code(10), code(20));
    await refusedAt(desk, 'last', /重叠/);
    await desk.press('Escape');
  });

  test('a gun fills the list, a code a line, and none twice', async () => {
    await desk.administration('献血码');
    await desk.page.locator('[name="code"]').focus();
    await desk.scan(SCANNED);
    await desk.scan(SCANNED);
    await desk.page.getByText(`${SCANNED_CODE}已经在列表里。`).waitFor();
    await desk.scan(code(9));
    await desk.page.getByTestId('code-count').getByText('2 个').waitFor();
    expect(await codes().allInnerTexts()).toEqual([
      expect.stringContaining(SCANNED_CODE), expect.stringContaining(code(9)),
    ]);
  });

  test('a code from nowhere is refused at the field, and goes', async () => {
    await desk.enter('G123498654399');
    await desk.page.getByTestId('code-count').getByText('3 个').waitFor();
    await desk.press('Enter');
    await desk.press('Control+Enter');
    await refusedAt(desk, 'code', /G123498654399不在发放的号段里/);
    await desk.lookTwice('825-labels');
    await button('去掉G123498654399').press('Enter');
    await desk.page.getByTestId('code-count').getByText('2 个').waitFor();
  });

  test('they are made, looked at and printed', async () => {
    await desk.page.locator('[name="code"]').focus();
    await desk.press('Enter', 'Enter', 'Enter');
    await desk.page.getByTestId('made-labels').getByText('已制作 2 枚标签').waitFor();
    await printed(desk, printing);
    expect(await form('登记号段').count()).toBe(0);
    await desk.lookTwice('826-labels-made');
    await desk.page.locator(`tr[data-range="${code(9)}"]`).getByText(code(10)).waitFor();
  });

  test('again only with a reason, which the label’s record keeps', async () => {
    await button('再做一批').press('Enter');
    await desk.page.locator('[name="code"]').focus();
    await desk.scan(SCANNED);
    await desk.press('Enter', 'Enter', 'Enter');
    await refusedAt(desk, 'reason', /已经打印过/);
    await desk.enter('标签破损');
    await desk.page.getByText('已制作 1 枚标签').waitFor();
    const [made] = (await desk.ask('paper_list', {})) as { reason: string; codes: string[] }[];
    expect(made).toMatchObject({ reason: '标签破损', codes: [SCANNED_CODE] });
  });

  test('the next of the range come in order, and no more than there are', async () => {
    await button('再做一批').press('Enter');
    await desk.page.getByRole('radio', { name: '扫描' }).press('2');
    await desk.page.locator('[name="next"]').focus();
    await desk.enter('x');
    await desk.press('Control+Enter');
    await refusedAt(desk, 'next', /1到1000/);
    await desk.enter('4');
    await desk.press('Enter');
    await refusedAt(desk, 'next', /只剩3个/);
    await desk.enter('3');
    await desk.press('2', 'Enter');
    await desk.page.getByText('已制作 3 枚标签').waitFor();
    await picture().waitFor();
    await desk.page.locator(`tr[data-range="${code(9)}"]`).getByText('已用完').waitFor();
    await desk.lookTwice('827-sheet-of-labels');
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
