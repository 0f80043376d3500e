/** The list of those to be nominated, on paper. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk';
import { close, printed, stationThatPrints } from './papers';
import { LIN, monthsAfter, type Person } from './people';
import type { PrintServer } from '../print-server';

const CLOSED = '2024—2025年度';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => void ([desk, printing] = await stationThatPrints()));
afterAll(() => close(desk, printing));

const dialog = () => desk.page.getByRole('dialog');
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });

describe('the nomination list', () => {
  const GIVEN: [Person, number, string][] = [[LIN, 10, '2018-02-05']];

  async function takeIn(name: string, headings: string, rows: string[][]): Promise<void> {
    const file = join(desk.server.data, name);
    await writeFile(file, [headings, ...rows.map((row) => row.join(','))].join('\n'));
    await desk.importFile(file);
  }

  test('is looked at, issued with a serial and printed', async () => {
    await takeIn('donors.csv', '姓名,身份证号,电话', GIVEN.map(([{ name, number, phone }]) => [name, number, phone]));
    const donations = GIVEN.flatMap(([{ number }, times, first]) =>
      Array.from({ length: times }, (_, n) => [number, monthsAfter(first, 6 * n), '全血', '400']),
    );
    await takeIn('donations.csv', '身份证号,献血日期,献血类型,献血量', donations);
    await button('荣誉').and(desk.page.locator('nav > button')).press('Enter');
    const choice = desk.page.locator('[name="round"]');
    const label = await choice.locator('option', { hasText: CLOSED }).innerText();
    await choice.selectOption({ label: label.trim() });
    await button(/^(重新)?统计/).press('Enter');
    await button('制作申报名单…').press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await desk.lookTwice('835-nominations-draft');
    await desk.press('Enter');
    await dialog().getByText(/^已发放,编号 C\d+/).waitFor();
    await printed(desk, printing);
    await desk.lookTwice('836-nominations-issued');
    await desk.press('Escape');
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
