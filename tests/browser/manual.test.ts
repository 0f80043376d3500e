/**
 * The manual's pictures, taken from the real screens. A picture that no longer shows what the screen
 * shows fails; `REDWALL_REGENERATE=1` takes them all anew.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChapterName, pictureOf } from '../../ui/src/features/manual/picture';
import { ADMIN, Desk, PASSWORD, SITE, STATION } from './desk';
import { AGUO, donationCode, LIN, monthsAfter, RIYI, XIAOLAN } from './people';

const PUBLIC = resolve(import.meta.dirname, '../../ui/public');
const REGENERATES = process.env['REDWALL_REGENERATE'] === '1';
/** A picture is 60 % of the screen. */
const SIZE = { width: 820, height: 461 };
/** Names, days and numbers differ from run to run; another arrangement differs by more (of 1). */
const MOST_DIFFERENT = 0.05;

let desk: Desk;
const taken = new Set<ChapterName>();

beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

interface Shrunk {
  webp: string;
  /** How far it is from the picture that was taken before, of 1; none without one. */
  different: number | null;
}

/** Makes the screen's picture small, and holds it against the one before. */
async function shrink(screen: string, before: string | null): Promise<Shrunk> {
  const drawn = { screen, before, ...SIZE };
  return desk.page.evaluate(async ({ screen, before, width, height }) => {
    const load = async (url: string) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return image;
    };
    const draw = (image: HTMLImageElement, wide: number, high: number) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [wide, high];
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, wide, high);
      return { canvas, context };
    };
    const [wide, high] = [64, 36];
    const grey = (image: HTMLImageElement) => {
      const { data } = draw(image, wide, high).context.getImageData(0, 0, wide, high);
      return Array.from({ length: wide * high }, (_, at) => ((data[4 * at] ?? 0) + (data[4 * at + 1] ?? 0)) / 510);
    };
    const now = await load(screen);
    const webp = draw(now, width, height).canvas.toDataURL('image/webp', 0.72);
    if (before === null) return { webp, different: null };
    const then = grey(await load(before));
    const off = grey(now).reduce((sum, value, at) => sum + Math.abs(value - (then[at] ?? 0)), 0);
    return { webp, different: off / (wide * high) };
  }, drawn);
}

async function picture(chapter: ChapterName): Promise<void> {
  for (const language of ['en', 'zh'] as const) {
    await desk.speak(language);
    const screen = await desk.still();
    const place = join(PUBLIC, pictureOf(chapter, language));
    const before = await readFile(place).catch(() => null);
    const url = before && `data:image/webp;base64,${before.toString('base64')}`;
    const { webp, different } = await shrink(`data:image/png;base64,${screen.toString('base64')}`, url);
    if (REGENERATES) {
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, Buffer.from(webp.split(',')[1] ?? '', 'base64'));
    } else {
      const stale = `${place} is stale: look at the screen, then REDWALL_REGENERATE=1`;
      expect(different, `${place} was never taken`).not.toBeNull();
      expect(different, stale).toBeLessThan(MOST_DIFFERENT);
    }
  }
  taken.add(chapter);
}

test('a new station', async () => {
  await desk.page.getByRole('button', { name: '新建血站' }).press('Enter');
  await desk.enter(STATION, SITE, ADMIN, PASSWORD, PASSWORD);
  await desk.page.getByTestId('recovery-key').waitFor();
  await picture('firstDay');
  await desk.keepKey();
  await desk.setUp();
});

test('a new donor, from the box to the certificate', async () => {
  await desk.press('F3');
  await desk.enter(AGUO.number);
  await desk.panel('登记新献血者');
  await desk.page.getByText('签发地').waitFor();
  await picture('walkIn');
  await desk.enter(AGUO.name, AGUO.phone);
  await desk.panel('核对身份');
  await desk.press('Space', 'Enter');
  await desk.paper();
  await desk.enter('2026-0001');
  await desk.press('Space', 'Enter', 'Enter');
  await desk.panel('体格检查');
  await desk.press('Space', 'Enter', '4', 'Enter');
  await picture('examination');
  await desk.enter('62.5', '118', '76', '72', '36.5', '136');
  await desk.panel('贴献血码');
  await desk.collect(donationCode(1));
  await picture('certificates');
  await desk.press('Escape');
  await desk.box();
});

test('a donor who is asked whether anything defers', async () => {
  await desk.register(LIN);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
  await picture('deferral');
  await desk.press('Escape');
});

test('what comes from another system, and a round of honours', async () => {
  const people = [XIAOLAN, RIYI];
  const donors = ['姓名,身份证号,电话', ...people.map(({ name, number, phone }) => `${name},${number},${phone}`)];
  const gifts = [...Array(11).keys()].map((n) => `${XIAOLAN.number},${monthsAfter('2016-03-01', 6 * n)},全血,400`);
  const file = join(desk.server.data, 'donors.csv');
  await writeFile(file, donors.join('\n'));
  await desk.importFile(file);
  const donations = join(desk.server.data, 'donations.csv');
  await writeFile(donations, ['身份证号,献血日期,献血类型,献血量', ...gifts].join('\n'));
  await desk.importFile(donations);
  await desk.page.locator('[data-place="panel"], main').first().evaluate((main) => main.scrollTo(0, 0));
  await picture('import');
  await desk.openDonor(XIAOLAN);
  await desk.page.locator('[data-kind="whole_blood"][data-verdict="accept"]').waitFor();
  await picture('knownDonor');
  await desk.page.getByRole('button', { name: '荣誉', exact: true }).press('Enter');
  await desk.page.getByRole('button', { name: /^统计/ }).press('Enter');
  await desk.page.getByTestId('nominations').getByText(XIAOLAN.name).waitFor();
  await picture('honours');
});

test.each([
  ['backup', '备份'],
  ['export', '导出'],
  ['staff', '人员'],
  ['inspection', '系统检查'],
  ['late', '补录'],
  ['faults', '核验'],
] as const)('the page of the chapter %s', async (chapter, page) => {
  await desk.administration(page);
  await desk.page.locator('main h2').first().waitFor();
  await desk.settled();
  await picture(chapter);
});

test('in with the recovery key', async () => {
  await desk.press('F9');
  await desk.page.getByRole('button', { name: '用恢复密钥进入…' }).press('Enter');
  await desk.page.locator('[name="recovery_key"]').waitFor();
  await picture('lostPassword');
});

test('the manual is read with its pictures before anybody has logged in, and behind F1', async () => {
  await desk.page.getByRole('button', { name: '返回' }).press('Enter');
  await desk.page.getByRole('button', { name: '手册…' }).press('Enter');
  const manual = desk.page.getByTestId('manual');
  await manual.getByRole('heading', { name: '忘记密码' }).waitFor();
  const chapters = manual.getByRole('navigation').getByRole('button');
  expect(await chapters.count()).toBe(taken.size);
  for (const chapter of await chapters.all()) {
    await chapter.press('Enter');
    const image = manual.locator('img');
    await image.evaluate((one: HTMLImageElement) => one.decode());
  }
  await desk.lookTwice('260-manual');
  await desk.press('Escape');
  await desk.page.locator('[name="password"]').fill(PASSWORD);
  await desk.press('Enter');
  await desk.box();
  await desk.press('F1');
  await desk.page.getByRole('dialog').getByRole('button', { name: '手册…' }).press('Enter');
  await manual.getByRole('heading', { name: '第一次来的献血者' }).waitFor();
  await desk.look('261-manual-close');
  await desk.press('Escape');
  await manual.waitFor({ state: 'detached' });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
