/** The printers of a desk: chosen at the first start, their state, their offsets, their page of crosses. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD, SITE, STATION } from './desk';
import { printed, refusedAt } from './papers';
import { PrintServer } from '../print-server';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => {
  printing = await PrintServer.start();
  printing.add('HP');
  await printing.addWithTrays('Archive');
  desk = await Desk.open(printing.environment);
});
afterAll(async () => {
  await desk?.close();
  await printing?.end();
});

const dialog = () => desk.page.getByRole('dialog');
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });

describe('a first start', () => {
  test('ends with the printer of this desk, which can be left for later', async () => {
    await button('新建血站').press('Enter');
    await desk.enter(STATION, SITE, ADMIN, PASSWORD, PASSWORD);
    await desk.keepKey();
    const setUp = desk.page.getByTestId('set-up');
    await setUp.getByRole('radio', { name: '以后再选' }).waitFor({ state: 'attached' });
    await setUp.getByRole('radio', { name: 'HP' }).check({ force: true });
    await desk.lookTwice('820-first-printer');
    await desk.press('Control+Enter');
    await desk.box();
  });
});

describe('printers', () => {
  const row = (name: string) => desk.page.locator(`tr[data-printer="${name}"]`);

  test('each says how it stands, and which one is this desk’s', async () => {
    await desk.administration('打印机');
    await row('HP').getByText('可以打印').waitFor();
    await row('HP').getByText('本台常用').waitFor();
    await row('Archive').getByText('不偏移').waitFor();
    expect(await row('Archive').getByText('本台常用').count()).toBe(0);
  });

  test('one that stands still says why, and what to do', async () => {
    printing.stop('HP', 'lid open');
    await button('刷新').press('Enter');
    await row('HP').locator('.stopped').waitFor();
    await desk.lookTwice('821-printers');
    printing.goOn('HP');
    await button('刷新').press('Enter');
    await row('HP').getByText('可以打印').waitFor();
  });

  test('an offset is typed in millimetres; too fine or too far is refused where it is typed', async () => {
    await button('设置 · Archive').press('Enter');
    await dialog().locator('[name="right_tenth_mm"]:focus').waitFor();
    await desk.enter('1.55', '-0.3');
    await desk.press('Control+Enter');
    await refusedAt(desk, 'right_tenth_mm', /最多一位小数/);
    await desk.page.keyboard.type('20.1');
    await desk.press('Control+Enter');
    await refusedAt(desk, 'right_tenth_mm', /偏移最多20毫米/);
    await desk.lookTwice('822-printer-settings');
    await desk.enter('1.5', '-0.3');
    await dialog().locator('[name="tray"]:focus').waitFor();
    await dialog().locator('[name="tray"]').selectOption({ index: 2 });
    await desk.press('Tab', 'Space', 'Control+Enter');
    await row('Archive').getByText('向右 1.5 毫米 · 向上 0.3 毫米').waitFor();
    await row('Archive').getByText('双面').waitFor();
    await desk.page.getByText('已保存Archive的设置。').waitFor();
    const listed = (await desk.ask('printer_list', {})) as { name: string; settings: unknown; trays: string[] }[];
    const office = listed.find(({ name }) => name === 'Archive');
    expect(office?.settings).toMatchObject({ right_tenth_mm: 15, down_tenth_mm: -3, duplex: true, tray: office?.trays[1] });
  });

  test('a page of crosses is printed there, and what was measured is typed in from there', async () => {
    await button('校准 · HP').press('Enter');
    await printed(desk, printing);
    await desk.lookTwice('823-calibrate');
    await dialog().getByRole('button', { name: '填写量到的偏移…' }).and(desk.page.locator(':focus')).press('Enter');
    await dialog().locator('[name="right_tenth_mm"]:focus').waitFor();
    await desk.enter('0.4', '0');
    await desk.press('Control+Enter');
    await row('HP').getByText('向右 0.4 毫米').waitFor();
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
