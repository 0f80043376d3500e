/** A second place for backups, a drill, and the station made again on another machine. */

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD, STATION } from './desk';
import { AGUO, donationCode, LIN } from './people';

let desk: Desk;
let other: Desk;
let disk = '';
let key = '';

beforeAll(async () => {
  disk = await mkdtemp(join(tmpdir(), 'redwall-disk-'));
  desk = await Desk.open();
  other = await Desk.open();
});
afterAll(async () => {
  await desk.close();
  await other.close();
  await rm(disk, { recursive: true, force: true });
});

async function copies(): Promise<string[]> {
  const names = await readdir(disk, { recursive: true });
  return names.filter((name) => name.endsWith('.redwall')).map((name) => join(disk, name));
}

test('the first start: key, proof that it is on paper, and a second place for backups', async () => {
  await desk.press('Enter');
  await desk.enter(STATION, '嘉州献血屋', ADMIN, PASSWORD, PASSWORD);
  await desk.page.getByTestId('recovery-key').waitFor();
  await desk.press('Space', 'Enter');
  const check = desk.page.getByTestId('check-key');
  await check.waitFor();
  expect(await desk.page.getByTestId('recovery-key').count()).toBe(0);
  await desk.enter('AAAA', 'AAAA');
  await check.locator('[aria-invalid="true"]').first().waitFor();
  await desk.lookTwice('170-key-typed-back');
  await check.getByRole('button', { name: '再看一次' }).press('Enter');
  await desk.page.getByRole('checkbox').uncheck();
  key = await desk.keepKey();
  const setUp = desk.page.getByTestId('set-up');
  await setUp.locator('[name="folder"]').fill('/nowhere/at/all');
  await desk.press('Enter');
  await setUp.locator('[name="folder"][aria-invalid="true"]').waitFor();
  await desk.lookTwice('171-set-up');
  await setUp.locator('[name="folder"]').fill(disk);
  await desk.press('Enter');
  await desk.box();
});

test('a donor gives blood, and a backup goes to both places', async () => {
  await desk.register(AGUO);
  await desk.examine('2026-0001');
  await desk.collect(donationCode(1));
  await desk.administration('备份');
  await desk.page.getByText(`现在:${disk}`).waitFor();
  await desk.page.getByRole('button', { name: /^立即备份/ }).press('Enter');
  await desk.page.getByText(/^已备份并核验/).waitFor();
  await expect.poll(async () => (await copies()).length).toBeGreaterThan(0);
  await desk.page.getByTestId('copies').getByText('第二处').first().waitFor();
});

test('the drill opens the newest copy with the password, as after a real loss', async () => {
  await desk.page.getByRole('form', { name: '恢复演练' }).locator('[name="password"]').fill(PASSWORD);
  await desk.press('Enter');
  const drilled = desk.page.getByTestId('drilled');
  await drilled.getByText('演练成功,备份可以恢复。').waitFor({ timeout: 60_000 });
  await drilled.getByText('用密码打开').waitFor();
  await desk.lookTwice('172-backups');
});

test('another machine refuses a wrong password, beside it', async () => {
  await other.page.getByRole('button', { name: '从备份恢复' }).press('Enter');
  await other.enter((await copies())[0] ?? '', ADMIN, 'not-the-password');
  await other.page.locator('[name="password"][aria-invalid="true"]').waitFor({ timeout: 60_000 });
  await other.lookTwice('173-restore');
});

test('with the recovery key and a new password the station stands again, as a new desk', async () => {
  await other.page.getByRole('button', { name: '忘了密码,用恢复密钥…' }).press('Enter');
  await other.page.locator('[name="recovery_key"]').fill(key);
  await other.page.locator('[name="password"]').fill('narrow-bridge-6-bells');
  await other.page.locator('[name="again"]').fill('narrow-bridge-6-bells');
  await other.press('Enter');
  const restored = other.page.getByTestId('restored');
  await restored.waitFor({ timeout: 60_000 });
  await restored.getByText('没有发现不一致').waitFor();
  await other.lookTwice('174-restored');
  await other.press('Enter');
  await other.box();
  await other.openDonor(AGUO);
  expect(await other.page.getByRole('row').count()).toBeGreaterThan(1);
});

test('the desks mint no number twice', async () => {
  await desk.press('Escape');
  await desk.register(LIN);
  await other.press('Escape');
  await other.register(LIN);
  const numbers = await Promise.all([desk, other].map(({ page }) => page.locator('header .number').last().innerText()));
  expect(numbers[0]).not.toBe(numbers[1]);
});

test('a station that is here is replaced only when that is ticked, and kept beside', async () => {
  await desk.press('F9');
  await desk.page.getByRole('button', { name: '从备份恢复…' }).press('Enter');
  const form = desk.page.getByRole('form', { name: '从备份恢复' });
  await form.locator('[name="file"]').fill((await copies())[0] ?? '');
  await form.locator('[name="staff"]').fill(ADMIN);
  await form.locator('[name="password"]').fill(PASSWORD);
  await desk.press('Control+Enter');
  await form.locator('[name="replace"][aria-invalid="true"]').waitFor();
  await desk.look('175-restore-here');
  await form.getByRole('checkbox').check();
  await desk.press('Control+Enter');
  const restored = desk.page.getByTestId('restored');
  await restored.getByText('原有数据保存在').waitFor({ timeout: 60_000 });
  await desk.press('Enter');
  await desk.box();
  expect(await desk.search(LIN.phone)).toEqual([]);
});

test('nothing went wrong unseen', () => {
  expect([...desk.problems, ...other.problems]).toEqual([]);
});
