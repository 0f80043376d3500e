/** What the station issued about no single donor: found again, looked at, printed, void, issued anew. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receive } from './another-desk';
import { ADMIN, Desk, PASSWORD } from './desk';
import { certificates, close, stationThatPrints } from './papers';
import { AGUO, LIN, today } from './people';
import type { PrintServer } from '../print-server';

const GROUP = '试验机械厂';
/** A label of another facility as a gun reads it, and its code. */
const SCANNED = '=G12349865432177';
const CODE = 'G123498654321';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => {
  [desk, printing] = await stationThatPrints();
  await receive(desk, AGUO, 1, 'rested', { group: GROUP, channel: 'enterprise' });
});
afterAll(() => close(desk, printing));

const dialog = () => desk.page.getByRole('dialog');
/** The dialog that asks something on top of the document. */
const asked = () => dialog().last();
const button = (name: string | RegExp) => dialog().getByRole('button', { name });
const rows = () => desk.page.getByTestId('issued-papers').locator('tbody tr');
const row = (text: string) => rows().filter({ hasText: text });
const serial = () => dialog().getByTestId('paper-serial');

/** Opens the list by keys alone; it is read again. */
async function list(): Promise<void> {
  await certificates(desk, '验证证书');
  await certificates(desk, '已发文书');
  await desk.page.getByRole('heading', { name: '已发文书' }).waitFor();
}

async function look(text: string): Promise<void> {
  await row(text).getByRole('button', { name: /^查看/ }).press('Enter');
  await dialog().locator('img[src^="blob:"]').waitFor();
}

async function leave(): Promise<void> {
  await desk.press('Escape');
  await dialog().waitFor({ state: 'detached' });
}

/** Another desk writes to the group, and this one lists it. */
async function letter(event: string): Promise<string> {
  const order = { group: GROUP, event, from: today(), to: today() };
  return ((await desk.ask('group_issue', order)) as { serial: string }).serial;
}

describe('the list', () => {
  test('says so while nothing was issued', async () => {
    await list();
    await desk.page.getByText('还没有开具过。').waitFor();
  });

  test('has letters and labels, the newest first, with who issued them and how often they were printed', async () => {
    const first = await letter('献血日');
    await desk.ask('labels_issue', { codes: [SCANNED], stock: 'roll' });
    await desk.ask('labels_issue', { codes: [SCANNED], stock: 'roll', reason: '标签破损' });
    await list();
    await rows().nth(2).waitFor();
    expect(await rows().evaluateAll((all) => all.map((one) => one.getAttribute('data-paper')))).toEqual([
      'labels', 'labels', 'group',
    ]);
    const cells = await row(first).getByRole('cell').allInnerTexts();
    expect(cells.slice(0, 5)).toEqual([today(), `团体感谢信\n${GROUP}`, first, ADMIN, '尚未打印']);
    await rows().first().getByText('原因:标签破损').waitFor();
    await desk.lookTwice('870-issued-papers');
  });

  test('is searched by serial, code and kind', async () => {
    const filter = desk.page.locator('[name="filter"]');
    await filter.fill(CODE.toLowerCase());
    await row('团体感谢信').waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(2);
    await filter.fill('没有这个');
    await desk.page.getByText('没有符合的文书。').waitFor();
    await filter.fill('');
    await desk.page.locator('[name="kind"]').selectOption({ label: '团体感谢信' });
    await row(CODE).first().waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(1);
    await desk.page.locator('[name="kind"]').selectOption({ label: '全部' });
  });
});

describe('one of them', () => {
  test('is printed from there, and the list counts it', async () => {
    await look('团体感谢信');
    const before = (await printing.received()).length;
    await desk.press('Control+p');
    await dialog().locator('[data-testid="print-job"][data-state="printed"]').waitFor();
    await dialog().getByText('已打印 1 次').waitFor();
    expect((await printing.received()).length).toBe(before + 1);
    await desk.lookTwice('871-issued-letter');
    await leave();
    await row('团体感谢信').getByText('已打印 1 次').waitFor();
    await row('团体感谢信').getByRole('button', { name: /^查看/ }).and(desk.page.locator(':focus')).waitFor();
  });

  test('is issued anew with a reason: the list names what took its place', async () => {
    await look('团体感谢信');
    const old = await serial().innerText();
    await button('补发…').press('Enter');
    await asked().locator('[name="reason"]:focus').waitFor();
    await desk.press('Enter');
    await asked().getByText('请填写这一项。').waitFor();
    await desk.enter('遗失');
    await serial().filter({ hasNotText: old }).waitFor();
    const anew = await serial().innerText();
    await dialog().getByText('尚未打印').waitFor();
    await leave();
    await row(`由 ${anew} 代替。`).getByText(old, { exact: true }).waitFor();
    await row(`由 ${anew} 代替。`).getByText('原因:遗失').waitFor();
  });

  test('is made void with a reason, and goes to no printer any more', async () => {
    const wrong = await letter('写错的活动');
    await list();
    await look(wrong);
    await button('作废…').press('Enter');
    await asked().locator('[name="reason"]:focus').waitFor();
    await desk.enter('活动名称写错');
    await dialog().getByText('原因:活动名称写错').waitFor();
    expect(await button(/^打印/).count()).toBe(0);
    expect(await button('补发…').count()).toBe(0);
    await desk.page.waitForFunction(() => document.querySelector('dialog')?.contains(document.activeElement));
    await desk.lookTwice('872-void-letter');
    await leave();
    await row(wrong).getByText('已作废').waitFor();
    await desk.lookTwice('873-issued-with-void');
  });

  test('may be labels: they are printed again with a reason, and never void', async () => {
    await row('标签破损').getByRole('button', { name: /^查看/ }).press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await dialog().getByRole('heading', { name: `献血码标签 ${CODE}` }).waitFor();
    expect(await button('作废…').count()).toBe(0);
    await desk.press('Control+p');
    await dialog().getByText('已打印 1 次').waitFor();
    await desk.lookTwice('874-issued-labels');
    await leave();
  });
});

test('a letter to a group is voided where it was just written, too', async () => {
  await receive(desk, LIN, 2, 'rested', { group: GROUP, channel: 'enterprise' });
  await certificates(desk, '团体的一天');
  await desk.page.locator(`[data-group="${GROUP}"]`).getByRole('button').press('Enter');
  await desk.page.getByRole('button', { name: '团体感谢信…' }).press('Enter');
  await dialog().getByRole('img').waitFor();
  await button(/^开具并编号/).press('Enter');
  const old = await serial().innerText();
  await button('补发…').press('Enter');
  await asked().locator('[name="reason"]:focus').waitFor();
  await desk.enter('人数有变');
  await serial().filter({ hasNotText: old }).waitFor();
  await leave();
  await list();
  await row(old).first().getByText('已作废').waitFor();
});

describe('whoever may not issue a kind', () => {
  const kinds = async () => {
    await rows().first().waitFor();
    const all = await rows().evaluateAll((list) => list.map((one) => one.getAttribute('data-paper')));
    return [...new Set(all)].toSorted();
  };
  const options = () => desk.page.locator('[name="kind"] option').allInnerTexts();

  beforeAll(async () => {
    await desk.addStaff('李医生', '医师', 'early-train-5-maps');
    await desk.addStaff('钱护士', '护士', 'quiet-river-7-nurse');
    await desk.addStaff('孙证书', '证书员', 'quiet-river-7-clerk');
    await desk.addStaff('周审核', '审核员', 'quiet-river-7-audit');
  });

  test('a physician has no such list', async () => {
    await desk.handOver('李医生', 'early-train-5-maps');
    const sections = desk.page.getByRole('navigation', { name: '功能' });
    await sections.getByRole('button', { name: '证书', exact: true }).press('Enter');
    const pages = desk.page.getByRole('navigation', { name: '证书的内容' }).getByRole('button');
    await pages.first().waitFor();
    expect(await pages.allInnerTexts()).not.toContain('已发文书');
  });

  test('a nurse sees labels, and nothing to choose between', async () => {
    await desk.handOver('钱护士', 'quiet-river-7-nurse');
    await list();
    expect(await kinds()).toEqual(['labels']);
    expect(await options()).toEqual([]);
    await desk.lookTwice('875-issued-nurse');
  });

  test('a clerk sees letters and nomination lists', async () => {
    await desk.handOver('孙证书', 'quiet-river-7-clerk');
    await list();
    expect(await kinds()).toEqual(['group']);
    expect(await options()).toEqual(['全部', '团体感谢信', '申报名单']);
  });

  test('an auditor looks at all of them, and ends none', async () => {
    await desk.handOver('周审核', 'quiet-river-7-audit');
    await list();
    expect(await kinds()).toEqual(['group', 'labels']);
    await rows().filter({ hasNotText: '已作废' }).filter({ hasText: '团体感谢信' }).first()
      .getByRole('button', { name: /^查看/ }).press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    expect((await button('作废…').count()) + (await button('补发…').count())).toBe(0);
    await leave();
    await desk.handOver(ADMIN, PASSWORD);
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
