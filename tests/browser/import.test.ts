/** The dirty workbook of another system comes in: looked at, mapped, tried, taken in, and reported; then everything goes out again. */

import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { today } from './people';

const SAMPLE = resolve(import.meta.dirname, '../../src-tauri/crates/cli/demo');
const BOOK = join(SAMPLE, 'old-system.xlsx');

let desk: Desk;
let report = '';

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  report = join(desk.server.data, 'report.xlsx');
});
afterAll(() => desk.close());

function cells(name: string) {
  return desk.page.getByTestId('import-report').getByRole('row').filter({ hasText: name }).first().getByRole('cell');
}

async function started(file: string): Promise<string> {
  return (await readFile(file)).subarray(0, 2).toString();
}

test('a file that is not there is said so beside its path', async () => {
  await desk.administration('导入');
  await desk.page.locator('[name="file"]').fill('"/nowhere/old.xlsx"');
  await desk.press('Enter');
  await desk.page.locator('[name="file"][aria-invalid="true"]').waitFor();
  await desk.look('160-import-no-file');
});

test('the workbook is read by its headings; codes that nobody explained are asked for', async () => {
  await desk.page.locator('[name="file"]').fill(BOOK);
  await desk.press('Enter');
  const mapping = desk.page.getByTestId('mapping');
  await mapping.getByText(/工作表“献血者”/).waitFor();
  await desk.page.getByTestId('words').getByText('延期代码').first().waitFor();
  await desk.lookTwice('161-import-mapping');
});

test('a code is explained by hand, and the file read again', async () => {
  const first = desk.page.getByTestId('words').getByRole('textbox').first();
  const asked = await desk.page.getByTestId('words').getByRole('textbox').count();
  await first.fill('T13');
  await first.press('Tab');
  await desk.page.getByRole('button', { name: '试算' }).press('Enter');
  await desk.page.getByText('对照表改过了').waitFor();
  await desk.page.getByRole('button', { name: '按这样重新读取' }).press('Enter');
  await desk.page.getByRole('button', { name: '按这样重新读取' }).waitFor({ state: 'detached' });
  await desk.page.getByTestId('words').waitFor();
  expect(await desk.page.getByTestId('words').getByRole('textbox').count()).toBe(asked - 1);
});

test('the mapping of the station’s IT explains all that it knows', async () => {
  await desk.page.locator('input[type="file"]').setInputFiles(BOOK);
  await desk.page.getByText(/不能当对照表|不像是对照表/).waitFor();
  await desk.page.locator('input[type="file"]').setInputFiles(join(SAMPLE, 'old-system-map.json'));
  await desk.page.getByText('已套用对照表“old-system-map.json”。').waitFor();
});

test('a trial says what would come of it and writes nothing', async () => {
  await desk.page.getByRole('button', { name: '试算' }).press('Enter');
  await desk.page.getByText('试算完成,没有写入任何内容。').waitFor({ timeout: 120_000 });
  const [, rows, added, known] = await cells('合计').allInnerTexts();
  expect(Number(rows?.replace(',', ''))).toBeGreaterThan(9_000);
  expect(Number(added?.replace(',', ''))).toBeGreaterThan(8_000);
  expect(known).not.toBe(rows);
  await desk.lookTwice('162-import-trial');
}, 240_000);

test('an import that is cancelled half-way says so, keeps what came in and can be gone on with', async () => {
  await desk.page.getByRole('button', { name: '正式导入…' }).press('Enter');
  await desk.press('Enter');
  await desk.page.getByRole('progressbar').waitFor();
  await desk.page.getByRole('button', { name: '取消', exact: true }).press('Enter');
  await desk.page.getByText(/已停止.*再次导入同一文件会接着写完/).waitFor();
  await desk.look('163-import-cancelled');
  await desk.page.getByRole('button', { name: '正式导入…' }).waitFor();
});

test('the workbook comes in, whole, with a report of every row left out', async () => {
  await desk.page.locator('[name="report"]').fill(report);
  await desk.page.getByRole('button', { name: '正式导入…' }).press('Enter');
  await desk.press('Enter');
  await desk.page.getByText('导入完成。').waitFor({ timeout: 240_000 });
  const refused = await desk.page.getByRole('heading', { name: /没有导入的行/ }).innerText();
  expect(Number(refused.replace(/\D/g, ''))).toBeGreaterThan(0);
  expect(await started(report)).toBe('PK');
  await desk.look('163-import-done');
}, 300_000);

test('running it again adds nothing, and the file says when it came in', async () => {
  await desk.page.getByRole('button', { name: '重新读取' }).press('Enter');
  await desk.page.getByText(/这个文件在 .* 由王敏导入过。/).waitFor();
  await desk.page.getByRole('button', { name: '试算' }).press('Enter');
  await desk.page.getByText('试算完成').waitFor({ timeout: 110_000 });
  expect((await cells('合计').allInnerTexts())[2]).toBe('0');
});

test('the figures of all years stand in a table beside their picture', async () => {
  await desk.administration('统计');
  await desk.page.getByTestId('highest').waitFor();
  expect(await desk.page.getByTestId('years').getByRole('row').count()).toBeGreaterThan(3);
  await desk.page.getByRole('button', { name: '全部' }).press('Enter');
  await desk.page.getByRole('radio', { name: '种类' }).check({ force: true });
  const sums = await desk.page.getByTestId('period').getByRole('row').allInnerTexts();
  const ml = sums.slice(1).map((row) => Number(row.split('\t')[2]?.replaceAll(',', '')));
  expect(ml[0]).toBe(ml.slice(1).reduce((sum, one) => sum + one, 0));
  await desk.lookTwice('164-statistics');
});

test('everybody is judged for today, and a click leads to a donor', async () => {
  await desk.administration('可献名单');
  await desk.press('Enter', 'Enter');
  const found = desk.page.getByTestId('eligible');
  await found.waitFor();
  expect(await found.getByRole('row').count()).toBeGreaterThan(100);
  await desk.lookTwice('165-eligible');
  await found.getByRole('row').nth(1).getByRole('button').press('Enter');
  await desk.page.locator('[data-kind="whole_blood"][data-verdict="accept"]').waitFor();
});

test('everything goes out again, to a file that is never overwritten', async () => {
  await desk.administration('导出');
  await desk.page.locator('[name="what"]').selectOption('donations');
  await desk.page.locator('[name="out"]').fill(`${desk.server.data}/`);
  const file = join(desk.server.data, `donations-${today()}.xlsx`);
  await desk.page.getByText(`将写成:${file}`).waitFor();
  await desk.lookTwice('166-export');
  await desk.page.locator('[name="out"]').press('Enter');
  await desk.page.getByText(/^已导出 \d,\d{3} 行/).waitFor({ timeout: 60_000 });
  expect((await stat(file)).size).toBeGreaterThan(100_000);
  await desk.page.locator('[name="out"]').press('Enter');
  await desk.page.locator('[name="out"][aria-invalid="true"]').waitFor();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
