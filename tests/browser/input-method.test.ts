/** A Chinese input method is at work: no key fires while it composes, and no letter is lost. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.register(AGUO);
  await desk.press('Escape');
  await desk.box();
});
afterAll(() => desk.close());

test('the box waits for the composition and finds what was composed', async () => {
  const keyboard = await desk.page.context().newCDPSession(desk.page);
  await keyboard.send('Input.imeSetComposition', { text: "sha'ma", selectionStart: 6, selectionEnd: 6 });
  await desk.page.waitForTimeout(200);
  expect(await desk.page.locator('[data-answers]').count()).toBe(0);
  await keyboard.send('Input.insertText', { text: '沙马' });
  await desk.page.getByRole('option').filter({ hasText: AGUO.name }).waitFor();
  await desk.press('Escape');
});

test('a card reader whose final x starts a composition still arrives', async () => {
  const keyboard = await desk.page.context().newCDPSession(desk.page);
  await desk.page.keyboard.type('51113319900501000');
  await keyboard.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
  await keyboard.send('Input.insertText', { text: 'x' });
  expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe('51113319900501000x');
  await desk.page.locator('[data-answers="51113319900501000x"]').waitFor();
  await desk.press('Escape');
});

test('Enter that ends a composition does not send the form', async () => {
  await desk.press('F3');
  await desk.enter('E87654321');
  await desk.panel('登记新献血者');
  const name = desk.page.locator('[name="name"]');
  await name.focus();
  await name.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await desk.page.locator('.mistake').count()).toBe(0);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
