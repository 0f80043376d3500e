/** The main job, once, in the real window: from a new station to a certificate on the screen. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { zh } from '../../ui/src/text/zh';
import { PrintServer } from '../print-server';
import { NativeWindow, PICTURES } from './native-window';
import { nameStation, writeKeyDown } from './new-station';
import type { WebDriver } from './webdriver';

const PASSWORD = 'Jia-Zhou-Xian-Xue-9';
const NAME = '阿都·日以';
const PHONE = '12100007214';
/** Made up; its check character is right. */
const DOCUMENT = '511133199003140004';
const CODE = 'G123426000017';
const PRINTER = 'certificates';
const PAINT = `performance.getEntriesByName('first-contentful-paint')`;

let desk: NativeWindow;
let page: WebDriver;
let printing: PrintServer;

beforeAll(async () => {
  printing = await PrintServer.start();
  printing.add(PRINTER);
  desk = await NativeWindow.open(printing.environment);
  page = desk.page;
}, 60_000);

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await desk?.keepPicture('failed');
});

afterAll(async () => {
  await desk?.close();
  await printing?.end();
});

test('the window opens, and how soon is written down', async () => {
  await page.find('button', zh.start.newStation);
  const usable = await desk.age();
  await page.until(() => page.run<boolean>(`return ${PAINT}.length > 0`), 10_000);
  const painted = await page.run<number>(
    `return performance.timeOrigin + ${PAINT}[0].startTime - Date.now()`,
  );
  const age = await desk.age();
  const measured = { usable_ms: Math.round(usable), first_paint_ms: Math.round(age + painted) };
  await desk.keepPicture('1-start');
  await writeFile(join(PICTURES, 'window-start.json'), JSON.stringify(measured));
  expect(measured.first_paint_ms).toBeGreaterThan(0);
}, 30_000);

test('a new station is made and its recovery key shown', async () => {
  await nameStation(page, PASSWORD);
  await desk.keepPicture('2-recovery-key');
  await writeKeyDown(page);
}, 60_000);

test('a first-time donor is registered from the identity number', async () => {
  await page.type(zh.search.label, DOCUMENT);
  await page.click('button', zh.search.register);
  await page.type(zh.registration.name, NAME);
  await page.type(zh.registration.phone, PHONE);
  await desk.keepPicture('3-registration');
  await page.click('button', zh.registration.save);
  await page.see(zh.verdict.may);
  expect(await page.text()).toContain(NAME);
  expect(await page.text(), 'the number is masked').not.toContain(DOCUMENT);
  await desk.keepPicture('4-verdict');
}, 60_000);

test('the donor goes from interview to rest', async () => {
  await page.click('choice', zh.checkIn.face);
  await page.click('button', zh.checkIn.open);
  await page.click('button', zh.inquiry.paper);
  await page.type(zh.interview.formNo, 'ZX-0001');
  await page.click('choice', zh.interview.consent);
  await page.click('button', zh.interview.record);
  await page.click('choice', zh.kindLong.whole_blood);
  await page.click('choice', '400 ml');
  const words = zh.examination;
  await page.type(words.weight, '55');
  await page.type(words.systolic, '118');
  await page.type(words.diastolic, '76');
  await page.type(words.pulse, '72');
  await page.type(words.temperature, '36.5');
  await page.type(words.haemoglobin, '132');
  await desk.keepPicture('5-examination');
  await page.click('button', zh.examination.record);
  await page.type(zh.donationCode.code, CODE);
  await page.click('button', zh.donationCode.assign);
  await page.type(zh.collection.code, CODE);
  await page.click('choice', zh.collection.outcomes.complete);
  await desk.keepPicture('6-collection');
  await page.click('button', zh.collection.record);
  await page.click('button', zh.rest.end);
}, 60_000);

test('the certificate is previewed', async () => {
  await page.click('button', zh.certificate.issue);
  await page.find('picture', zh.certificate.preview, 60_000);
  const [ink, paper] = await page.wait<[number, number]>(LOOK, zh.certificate.preview);
  expect(ink, 'words stand on the paper').toBeGreaterThan(2000);
  expect(ink, 'and it is not all ink').toBeLessThan(paper / 4);
  await page.see(zh.ended.thanks);
  await desk.keepPicture('7-certificate');
}, 90_000);

test('the certificate reaches a real print queue', async () => {
  await page.click('button', zh.printing.print);
  await page.see(zh.certificate.printed(1));
  const pages = await printing.received();
  expect(pages.map((sent) => sent.subarray(0, 5).toString())).toEqual(['%PDF-']);
  expect(pages[0]?.length).toBeGreaterThan(10_000);
}, 30_000);

test('nothing about the donor and no password lies readable on the disk', async () => {
  const files = await desk.files();
  expect(files.some(({ name }) => name.startsWith('station/'))).toBe(true);
  expect(files.some(({ name }) => name.endsWith('redwall.log'))).toBe(true);
  for (const { name, bytes } of files) {
    for (const secret of [NAME, DOCUMENT, PHONE, PASSWORD, CODE]) {
      expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
    }
  }
});

test('the log tells that the window opened', async () => {
  expect(await desk.log()).toContain('the screens are loaded');
});

/** Runs in the page: how many pixels of a picture are dark, and how many are light, once it is there. */
const LOOK = `
  const [name, tell] = arguments;
  const look = async () => {
    const picture = [...document.images].find((image) => image.alt === name);
    const there = await picture?.decode().then(() => true, () => false);
    if (!there) return requestAnimationFrame(look);
    const { naturalWidth: width, naturalHeight: height } = picture;
    const brush = new OffscreenCanvas(width, height).getContext('2d');
    brush.drawImage(picture, 0, 0);
    const { data } = brush.getImageData(0, 0, width, height);
    const opaque = data[3] === 255;
    if (!opaque) return requestAnimationFrame(look);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) ink += data[at] + data[at + 1] + data[at + 2] < 384;
    requestAnimationFrame(() => requestAnimationFrame(() => tell([ink, width * height - ink])));
  };
  look();
`;
