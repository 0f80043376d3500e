/** The donor's own window, native: it opens beside the desk's on a key, holds the donor's page, and closes. */

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { zh } from '../../ui/src/text/zh';
import { NativeWindow } from './native-window';
import { nameStation, writeKeyDown } from './new-station';
import { keys, type WebDriver } from './webdriver';

const PASSWORD = 'Jia-Zhou-Xian-Xue-9';
const NAME = '阿都·日以';
/** Made up; its check character is right. */
const DOCUMENT = '511133199003140004';

let desk: NativeWindow;
let page: WebDriver;
let own: string;
let donors: string;

beforeAll(async () => {
  desk = await NativeWindow.open();
  page = desk.page;
  await nameStation(page, PASSWORD);
  await writeKeyDown(page);
  own = await page.window();
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk?.keepPicture('donor-failed');
});

afterAll(() => desk?.close());

/** Waits until so many windows are open; their names. */
async function open(count: number): Promise<string[]> {
  await page.until(async () => (await page.windows()).length === count, 20_000);
  const windows = await page.windows();
  expect(windows).toHaveLength(count);
  return windows;
}

test('F7 opens a second window, which greets the donor', async () => {
  await page.type(zh.search.label, DOCUMENT);
  await page.click('button', zh.search.register);
  await page.type(zh.registration.name, NAME);
  await page.type(zh.registration.phone, '12100007214');
  await page.click('button', zh.registration.save);
  await page.click('choice', zh.checkIn.face);
  await page.click('button', zh.checkIn.open);
  await page.see(zh.donorScreen.closed);
  await open(1);
  await page.press(keys.f7);
  const windows = await open(2);
  donors = windows.find((one) => one !== own) ?? '';
  await page.turnTo(donors);
  await page.see(zh.donorWindow.hello(NAME));
  expect(await page.text(), 'the number is masked').not.toContain(DOCUMENT);
  await desk.keepPicture('donor-1-greeting');
}, 60_000);

test('what is answered there is counted at the desk', async () => {
  await page.click('button', zh.donorWindow.begin);
  await page.click('button', zh.donorWindow.yes);
  await page.see(zh.donorWindow.of(2, 43).slice(0, 5));
  await page.turnTo(own);
  await page.see(zh.donorScreen.answering(1, 43).slice(0, 6));
}, 60_000);

test('F7 shows the half-answered form again in the same window', async () => {
  await page.press(keys.f7);
  await open(2);
  await page.turnTo(donors);
  await page.see(zh.donorWindow.hello(NAME));
  await page.click('button', zh.donorWindow.begin);
  await page.see(zh.donorWindow.of(2, 43).slice(0, 5));
}, 60_000);

test('it has no command but its own', async () => {
  await page.turnTo(donors);
  const refused = await page.wait<string>(ASK, 'rpc');
  expect(refused).toMatch(/not allowed|denied|not found/i);
});

test('taken back, the window closes', async () => {
  await page.turnTo(own);
  await page.click('button', zh.donorScreen.close);
  await page.see(zh.donorScreen.closed);
  expect(await open(1)).toEqual([own]);
  await desk.keepPicture('donor-2-closed');
}, 60_000);

/** Runs in the page: what a command of the desk is answered. */
const ASK = `
  const [command, tell] = arguments;
  window.__TAURI_INTERNALS__.invoke(command, { request: { command: 'desk_read', request: {} } })
    .then((answer) => tell(JSON.stringify(answer)), (error) => tell(typeof error === 'string' ? error : JSON.stringify(error)));
`;
