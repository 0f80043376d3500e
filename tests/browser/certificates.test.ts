/** The certificates section, and a group of 60 from an enterprise: its day, its certificates together. */

import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receive } from './another-desk';
import type { Desk } from './desk';
import { AGUO, donationCode, LIN, residentNumber, type Person } from './people';
import { close, stationThatPrints } from './papers';
import type { PrintServer } from '../print-server';

const GROUP = '试验机械厂';
const SIZE = 60;

let desk: Desk;
let printing: PrintServer;

beforeAll(async () => void ([desk, printing] = await stationThatPrints()));
afterAll(() => close(desk, printing));

const dialog = () => desk.page.getByRole('dialog');
const section = (name: string) => desk.page.getByRole('button', { name, exact: true });

/** An employee of the enterprise. */
function employee(n: number): Person {
  const birth = `${1975 + (n % 30)}${String((n % 12) + 1).padStart(2, '0')}${String((n % 27) + 1).padStart(2, '0')}`;
  return {
    name: `员工${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯辰巳'[Math.floor(n / 10)]}`,
    number: residentNumber('511102', birth, '000'),
    phone: `121${String(20_000_000 + n)}`,
  };
}

describe('certificates that are due', () => {
  test('wait in their section, and one is issued by keys alone', async () => {
    await desk.register(AGUO);
    await desk.examine('2026-0001');
    await desk.enter(donationCode(1));
    await desk.panel('采血');
    await desk.enter(donationCode(1));
    await desk.press('Enter');
    await desk.panel('休息观察');
    await desk.press('Enter');
    await desk.panel('感谢证书');
    await section('证书').press('Enter');
    await desk.page.getByTestId('due-count').getByText('1 份待发').waitFor();
    await desk.page.getByRole('button', { name: `为${AGUO.name}制作证书` }).press('Enter');
    await dialog().getByTestId('serial').waitFor();
  });

  test('a first print needs no reason, a second one does', async () => {
    await desk.press('Control+p');
    await dialog().getByText('已打印 1 次').waitFor();
    await desk.press('Control+p');
    await dialog().getByText('请写明再次打印的原因').waitFor();
    await dialog().locator('[name="reason"]').fill('纸张卡住');
    await desk.press('Control+p');
    await dialog().getByText('已打印 2 次').waitFor();
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await desk.page.getByText('没有待发的证书。').waitFor();
  });

  test('one that was issued is found again by its serial', async () => {
    const field = desk.page.locator('[name="query"]');
    await field.focus();
    await desk.enter('C00000001');
    await dialog().getByText('已打印 2 次').waitFor();
    await desk.lookTwice('210-certificate-found');
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await field.fill('没有这个人');
    await desk.press('Enter');
    await desk.page.getByText('没有找到证书。').waitFor();
    await field.fill(AGUO.name);
    await desk.press('Enter');
    await dialog().waitFor();
    await desk.press('Escape');
  });
});

describe('a group of 60 from an enterprise', () => {
  test('comes while the desk goes on', async () => {
    for (let n = 0; n < SIZE; n += 1) {
      const until = n >= SIZE - 2 ? 'interview' : n >= SIZE - 5 ? 'collected' : 'rested';
      await receive(desk, employee(n), n, until, { group: GROUP, channel: 'enterprise' });
    }
    await desk.press('F3');
    await desk.register(LIN);
    await desk.page.getByRole('complementary', { name: '今日来访' }).getByRole('listitem').filter({ hasText: GROUP }).first().waitFor();
  }, 240_000);

  test('is seen in numbers: who came, who is under way, what is due', async () => {
    await section('证书').press('Enter');
    await desk.page.getByRole('button', { name: '团体的一天' }).press('Enter');
    const row = desk.page.locator(`[data-group="${GROUP}"]`);
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells.slice(1, 7).map(Number)).toEqual([60, 60, 58, 0, 0, 55]);
    expect(cells[7]).toContain('23,200 ml');
    await row.getByRole('button').press('Enter');
    await desk.page.getByTestId('members').getByRole('listitem').nth(SIZE - 1).waitFor();
    await desk.lookTwice('211-group-day');
  });

  test('gets its certificates in one go', async () => {
    await desk.page.getByRole('button', { name: '制作这 55 份' }).press('Enter');
    await desk.page.getByText('已制作 55 份证书。').waitFor();
    await desk.page.getByRole('button', { name: '打印这 55 份' }).and(desk.page.locator(':focus')).waitFor();
    await desk.page.locator(`[data-group="${GROUP}"]`).getByRole('cell', { name: '0', exact: true }).last().waitFor();
    await desk.lookTwice('212-group-issued');
  });

  test('prints them as one document, which can be taken back with a reason', async () => {
    printing.stop('HP', 'Paper is being put in');
    await desk.page.getByRole('button', { name: '打印这 55 份' }).press('Enter');
    const job = desk.page.getByTestId('print-job');
    await job.getByText(/打印机“HP”已暂停/).waitFor();
    await job.getByText('55 份一起').waitFor();
    await desk.lookTwice('213-batch-waits');
    await job.getByRole('button', { name: '取消打印…' }).press('Enter');
    await dialog().waitFor();
    await desk.enter('换一种纸');
    await dialog().waitFor({ state: 'detached' });
    await job.getByText('已取消打印').waitFor();
    expect(await desk.page.getByText('已打印 55 份。').count()).toBe(0);
  });

  test('and all of it is on paper once the printer says so', async () => {
    printing.goOn('HP');
    const before = (await printing.received()).length;
    await desk.page.getByRole('button', { name: '打印这 55 份' }).press('Enter');
    await desk.page.getByText('已打印 55 份。').waitFor({ timeout: 60_000 });
    const pages = await printing.received();
    expect(pages.length).toBe(before + 1);
    const facts = execFileSync('pdfinfo', ['-'], { input: pages.at(-1) ?? Buffer.alloc(0) }).toString();
    expect(facts).toMatch(/^Pages:\s+55$/m);
    await desk.lookTwice('214-batch-printed');
  });

  test('and a letter of thanks for the group itself', async () => {
    await desk.page.getByRole('button', { name: '团体感谢信…' }).press('Enter');
    await dialog().getByRole('img').waitFor();
    await dialog().locator('[name="event"]').fill('试验机械厂献血日');
    await desk.lookTwice('215-group-letter');
    await dialog().getByRole('button', { name: /^开具并编号/ }).press('Enter');
    await dialog().getByTestId('paper-serial').waitFor();
    await desk.press('Control+p');
    await dialog().getByText('已打印 1 次').waitFor();
    await desk.lookTwice('216-group-letter-printed');
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  test('a day without groups says so; the day is typed short', async () => {
    await desk.page.locator('[name="day"]').fill('-1');
    await desk.page.getByText('这一天没有团体来。').waitFor();
    await desk.page.locator('[name="day"]').fill('t');
    await desk.page.locator(`[data-group="${GROUP}"]`).waitFor();
  });
});

test('Esc leads back to the box', async () => {
  await desk.press('Escape');
  await desk.box();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
