/** Templates of the station’s own. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(async () => {
  await desk?.close();
});

const dialog = () => desk.page.getByRole('dialog');
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });

describe('templates', () => {
  const row = (file: string) => desk.page.locator(`tr[data-template="${file}"]`);

  test('are copied into the station’s folder, which is named', async () => {
    await desk.administration('模板');
    await row('day.typ').getByText('内置').waitFor();
    await button('复制内置模板到文件夹').press('Enter');
    await row('day.typ').getByText('与内置相同').waitFor();
    expect(await button('补齐缺少的模板').count()).toBe(0);
    const folder = await desk.page.getByTestId('template-folder').innerText();
    expect(await readFile(join(folder, 'day.typ'), 'utf8')).toContain('#import "common.typ"');
  });

  test('a mistake in one is told with its line, and the built-in one is used', async () => {
    const folder = await desk.page.getByTestId('template-folder').innerText();
    const file = join(folder, 'day.typ');
    await writeFile(file, `#let broken = (\n${await readFile(file, 'utf8')}`);
    await button('刷新').press('Enter');
    await row('day.typ').getByText(/第 \d+ 行有误,已改用内置模板/).waitFor();
    await desk.lookTwice('830-templates');
    await button('预览 · 每日汇总').press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await dialog().getByText(/本站版式 day.typ 第/).waitFor();
    await desk.look('831-template-fault');
    await desk.press('Escape');
    await writeFile(file, (await readFile(file, 'utf8')).replace('#let broken = (\n', '// 本站\n'));
    await button('刷新').press('Enter');
    await row('day.typ').getByText('有误').first().waitFor({ state: 'detached' });
    await row('day.typ').getByText('本站修改过的').waitFor();
  });

  test('labels and the nomination list are looked at by a sample, and nothing is issued', async () => {
    const before = ((await desk.ask('paper_list', {})) as unknown[]).length;
    await button('预览 · 献血码标签').press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(((await desk.ask('paper_list', {})) as unknown[]).length).toBe(before);
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
