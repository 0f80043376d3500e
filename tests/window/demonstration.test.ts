/** A long command in the real window: its steps reach the screen, and it can be cancelled. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { zh } from '../../ui/src/text/zh';
import { NativeWindow } from './native-window';
import type { WebDriver } from './webdriver';

const PASSWORD = 'Ma-Bian-Xian-Xue-8';

let desk: NativeWindow;
let page: WebDriver;

beforeAll(async () => {
  desk = await NativeWindow.open();
  page = desk.page;
}, 60_000);

afterAll(() => desk?.close());

async function begin(): Promise<void> {
  await page.type(zh.start.staff, '周敏');
  await page.type(zh.start.password, PASSWORD);
  await page.click('button', zh.start.demonstrate);
  await page.see(zh.start.demonstrating);
}

test('a cancelled demonstration leaves nothing behind', async () => {
  await page.click('button', zh.start.demonstration);
  await begin();
  await page.click('button', zh.common.cancel);
  await page.see(zh.errors.cancelled, 60_000);
  const left = (await desk.files()).filter(({ name }) => name.startsWith('station/'));
  expect(left.map(({ name }) => name)).toEqual([]);
}, 120_000);

test('the demonstration tells how far it is and then opens', async () => {
  await begin();
  const told = await page.wait<[number, number] | null>(WATCH);
  expect(told, 'a bar with an end').not.toBeNull();
  const [done, total] = told ?? [0, 0];
  expect(done).toBeGreaterThan(0);
  expect(total).toBeGreaterThanOrEqual(done);
  await page.see(zh.recovery.title, 120_000);
  await desk.keepPicture('demonstration');
}, 180_000);

/** Runs in the page: how far the bar is when it first has moved; null if it ended before. */
const WATCH = `
  const told = arguments[arguments.length - 1];
  const look = () => {
    const bar = document.querySelector('progress');
    if (!bar) return told(null);
    if (bar.hasAttribute('value') && bar.value > 0) return told([bar.value, bar.max]);
    requestAnimationFrame(look);
  };
  look();
`;
