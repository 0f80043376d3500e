/** What a donor does at the donor's own window, and how a signature is drawn. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk } from './desk';

/** Draws a signature with the pointer. */
export async function draw(page: Page): Promise<void> {
  const pad = page.locator('svg[data-signed]');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no field to sign in');
  const strokes: [number, number][][] = [
    [[0.2, 0.3], [0.35, 0.7], [0.45, 0.4]],
    [[0.5, 0.5], [0.7, 0.45], [0.75, 0.7]],
  ];
  for (const stroke of strokes) {
    for (const [index, [x, y]] of stroke.entries()) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 });
      if (index === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
  await page.locator('svg[data-signed="true"]').waitFor();
}

/** Staff opens the donor's window with its key; the window. */
export async function openDonorWindow(desk: Desk): Promise<Page> {
  await desk.page.locator('[data-donor-screen="closed"]').waitFor();
  const [window] = await Promise.all([desk.page.waitForEvent('popup'), desk.press('F7')]);
  await window.setViewportSize({ width: 1024, height: 768 });
  await window.getByRole('button', { name: '是我,开始' }).waitFor();
  return window;
}

/** Answers the questions that are left, the first three with yes and the others with no, up to the whole. */
export async function answerAsUsual(window: Page): Promise<void> {
  const whole = window.getByRole('heading', { name: '请看一看您的回答' });
  while (!(await whole.isVisible())) {
    const main = await window.locator('main').innerText();
    const asked = Number(main.match(/第 (\d+) 题/)?.[1]);
    await window.keyboard.press(asked <= 3 ? '1' : '2');
    await expect.poll(() => window.locator('main').innerText()).not.toBe(main);
  }
}

/** The donor answers everything as usual, reads the consent and signs. */
export async function fillIn(window: Page): Promise<void> {
  await window.keyboard.press('Enter');
  await window.getByText('第 1 题').waitFor();
  await answerAsUsual(window);
  await window.keyboard.press('Enter');
  await draw(window);
  await window.getByRole('button', { name: '同意并提交' }).click();
  await window.getByRole('heading', { name: '谢谢您' }).waitFor();
}
