/** Printing as staff meet it, with a real print server: what is on paper is on record, and nothing else is. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';
import { certificates } from './papers';
import { AGUO, donationCode, LIN, RIYI, UNDRAWABLE, type Person } from './people';
import { PrintServer } from '../print-server';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => {
  printing = await PrintServer.start();
  desk = await Desk.open(printing.environment);
  await desk.newStation();
});
afterAll(async () => {
  await desk?.close();
  await printing?.end();
});

const dialog = () => desk.page.getByRole('dialog');
const job = () => desk.page.getByTestId('print-job');
const mark = () => desk.page.getByTestId('print-mark');

/** From the box to a certificate that is issued and not printed. */
async function certified(person: Person, n: number): Promise<string> {
  await desk.register(person);
  await desk.examine(`2026-${n}`);
  await desk.collect(donationCode(n));
  return desk.page.getByTestId('serial').innerText();
}

/** Opens the queue and the ledger, by keys alone. */
async function queue(): Promise<void> {
  await certificates(desk, '打印');
  await desk.page.getByRole('heading', { name: '打印', exact: true }).waitFor();
}

/** A row of the ledger. */
const row = (title: string, state: string) =>
  desk.page.locator(`tr[data-state="${state}"]`).filter({ hasText: title });

describe('a first certificate', () => {
  let serial = '';

  test('is saved where there is no printer, and the desk says so', async () => {
    serial = await certified(AGUO, 1);
    await desk.page.getByText('这台电脑没有可用的打印机').waitFor();
    await desk.press('Control+p');
    await desk.page.getByRole('alert').getByText('这台电脑没有可用的打印机').waitFor();
    const [saved] = await Promise.all([desk.page.waitForEvent('download'), desk.press('Control+s')]);
    expect(saved.suggestedFilename()).toBe(`${serial}.pdf`);
    await desk.lookTwice('799-no-printer');
    printing.add('HP');
    await desk.press('Escape');
    await desk.openDonor(AGUO);
    await desk.page.locator('[name="printer"]').waitFor();
  });

  test('is looked at in the design and on the paper that it is printed on', async () => {
    const picture = desk.page.getByRole('img', { name: '证书预览' });
    await picture.waitFor();
    const before = await picture.getAttribute('src');
    await desk.page.locator('[name="design"]').selectOption({ label: '水纹' });
    await desk.page.waitForFunction((old) => document.querySelector('img[alt="证书预览"]')?.getAttribute('src') !== old, before);
    await desk.lookTwice('800-certificate-to-print');
  });

  test('goes to the printer by one key, and counts once the printer says so', async () => {
    await desk.press('Control+p');
    await desk.page.getByText('已打印 1 次').waitFor();
    expect(await job().getAttribute('data-state')).toBe('printed');
    expect((await printing.received()).length).toBe(1);
    await desk.lookTwice('801-certificate-printed');
  });

  test('is not printed a second time without a reason', async () => {
    await desk.press('Control+p');
    await desk.page.getByText('请写明再次打印的原因').waitFor();
    expect((await printing.received()).length).toBe(1);
    await desk.page.locator('[name="reason"]').fill('纸张卡住');
    await desk.page.locator('[name="reason"]').press('Enter');
    await desk.page.getByText('已打印 2 次').waitFor();
    expect((await printing.received()).length).toBe(2);
  });

  test('stands in the ledger: when, where, who, why again, who took it away', async () => {
    await desk.press('Enter');
    await desk.box();
    await queue();
    const again = row(serial, 'printed').first();
    await again.getByText('原因:纸张卡住').waitFor();
    await again.getByRole('button', { name: `登记 ${serial} 的领取人` }).press('Enter');
    await dialog().waitFor();
    await desk.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await again.getByText(/^本人 领取/).waitFor();
    expect(await row(serial, 'printed').count()).toBe(2);
    await desk.lookTwice('802-ledger');
  });
});

describe('a printer that stands still', () => {
  let serial = '';

  test('is named while something waits for it, and nothing counts as printed', async () => {
    printing.stop('HP', 'Paper tray is being filled');
    await desk.press('Escape');
    await desk.box();
    serial = await certified(LIN, 2);
    await desk.press('Control+p');
    await job().getByText(/打印机“HP”已暂停/).waitFor();
    await desk.page.getByText('尚未打印').waitFor();
    await mark().getByText('打印待处理 1').waitFor();
    await desk.lookTwice('803-printer-stopped');
  });

  test('is seen in the queue as well, with what to do', async () => {
    await mark().press('Enter');
    const waiting = desk.page.locator('tr[data-print]').filter({ hasText: serial });
    await waiting.getByText(/请.*系统设置/).waitFor();
    await desk.lookTwice('804-queue-waits');
  });

  test('goes on with what waited once it is well again', async () => {
    printing.goOn('HP');
    await row(serial, 'printed').waitFor();
    await mark().waitFor({ state: 'detached' });
    await desk.openDonor(LIN);
    await desk.page.getByText('已打印 1 次').waitFor();
    expect((await printing.received()).length).toBe(3);
  });
});

describe('an order that is not wanted any more', () => {
  let serial = '';

  test('is taken back with a reason, and nothing counts as printed', async () => {
    printing.stop('HP', 'Stopped for a while');
    await desk.press('Escape');
    serial = await certified(RIYI, 3);
    await desk.press('Control+p');
    await job().getByText(/已暂停/).waitFor();
    await job().getByRole('button', { name: '取消打印…' }).press('Enter');
    await dialog().waitFor();
    await desk.press('Enter');
    await dialog().getByText('请写明原因。').waitFor();
    await desk.enter('献血者先走了');
    await dialog().waitFor({ state: 'detached' });
    await job().getByText('已取消打印').waitFor();
    await job().getByText('献血者先走了').waitFor();
    await desk.page.getByText('尚未打印').waitFor();
    await desk.lookTwice('805-cancelled');
  });

  test('can be ordered again from where it was taken back', async () => {
    printing.goOn('HP');
    const before = (await printing.received()).length;
    await job().getByRole('button', { name: '重新打印' }).press('Enter');
    await desk.page.getByText('已打印 1 次').waitFor();
    expect((await printing.received()).length).toBe(before + 1);
    await queue();
    await row(serial, 'cancelled').waitFor();
    await row(serial, 'printed').waitFor();
    await desk.press('Escape');
  });
});

describe('a print that somebody took out of the printer', () => {
  test('failed: the mark says so until somebody has seen it, and it is ordered again from the queue', async () => {
    printing.stop('HP', 'Stopped for a while');
    await desk.openDonor(LIN);
    const reprinted = await desk.page.getByTestId('serial').innerText();
    await desk.page.locator('[name="reason"]').fill('补一份');
    await desk.press('Control+p');
    await job().getByText(/已暂停/).waitFor();
    printing.empty('HP');
    await desk.page.locator('[data-testid="print-job"][data-state="failed"]').waitFor();
    await desk.page.getByText('已打印 1 次').waitFor();
    await mark().press('Enter');
    const table = desk.page.getByRole('table', { name: '没有打印成功' });
    await table.waitFor();
    await mark().waitFor({ state: 'detached' });
    await desk.lookTwice('809-failed');
    printing.goOn('HP');
    await table.getByRole('button', { name: /^重新打印/ }).press('Enter');
    await table.waitFor({ state: 'detached' });
    await row(reprinted, 'printed').nth(1).waitFor();
    await desk.openDonor(LIN);
    await desk.page.getByText('已打印 2 次').waitFor();
    await desk.press('Escape');
  });
});

describe('numbered stock', () => {
  test('is offered where there is some, from its lowest number on, and used up by what was printed', async () => {
    const blanks = { stock: '证书纸', first: 501, last: 520 };
    await desk.ask('blank_receive', { blanks });
    await desk.openDonor(AGUO);
    const stock = desk.page.locator('[name="blanks"]');
    await stock.waitFor();
    await stock.selectOption({ label: '证书纸(余 20 张)' });
    await desk.page.locator('[name="copies"]').fill('2');
    await desk.page.getByText('将用 501–502 号。').waitFor();
    await desk.page.locator('[name="reason"]').fill('补一份');
    await desk.lookTwice('808-numbered-stock');
    await desk.press('Control+p');
    await desk.page.getByText('已打印 3 次').waitFor();
    await desk.page.locator('[name="blanks"] option', { hasText: '证书纸(余 18 张)' }).waitFor({ state: 'attached' });
    const [book] = (await desk.ask('blank_list', {})) as { used: number; next: number }[];
    expect([book?.used, book?.next]).toEqual([2, 503]);
    await desk.press('Escape');
  });
});

describe('a name with a character that no font has', () => {
  test('makes no document: the character is named, and the remark line offered', async () => {
    await certified(UNDRAWABLE, 4);
    await desk.page.getByText(/姓名中的“𖠀”（U\+16800）/).waitFor();
    expect(await desk.page.getByRole('img', { name: '证书预览' }).count()).toBe(0);
    expect(await desk.page.getByRole('button', { name: /^打印/ }).count()).toBe(0);
    await desk.lookTwice('806-no-font');
  });

  test('is written by hand, and the remark says how', async () => {
    await desk.page.locator('[name="remark"]').fill('右边的字为巴姆穆文字母');
    await desk.page.locator('[name="remark"]').press('Enter');
    await desk.page.getByRole('img', { name: '证书预览' }).waitFor();
    await desk.page.getByText('备注行:右边的字为巴姆穆文字母').waitFor();
    await desk.lookTwice('807-remark');
    await desk.press('Control+p');
    await desk.page.getByText('已打印 1 次').waitFor();
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
