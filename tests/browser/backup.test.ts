/** How the last backup went is always in sight, and one more is made by hand. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

test('a backup is made by hand and then stands in the title bar', async () => {
  await desk.page.getByRole('banner').getByRole('button', { name: /备份/ }).click();
  const dialog = desk.page.getByRole('dialog', { name: '数据备份' });
  await dialog.getByRole('button', { name: /^立即备份/ }).press('Enter');
  await dialog.getByText(/^已备份并核验:.*\.redwall$/).waitFor();
  await dialog.getByText(/^上次成功并核验:\d{4}-\d\d-\d\d \d\d:\d\d$/).waitFor();
  await desk.lookTwice('140-backups');
  await desk.press('Escape');
  const mark = desk.page.getByRole('banner').getByRole('button', { name: /^备份 \d\d:\d\d$/ });
  await mark.waitFor();
  expect(await dialog.isVisible()).toBe(false);
  await desk.lookTwice('141-backup-in-the-title-bar');
});
