/** A donor's documents: issued from a draft that is looked at first, printed, void, issued anew. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk, PASSWORD, ADMIN } from './desk';
import { AGUO, donationCode } from './people';
import { close, stationThatPrints } from './papers';
import type { PrintServer } from '../print-server';

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => {
  [desk, printing] = await stationThatPrints();
  await desk.register(AGUO);
  await desk.examine('2026-0001');
  await desk.collect(donationCode(1));
  await desk.ask('station_contact_change', { contact: { phone: '0833-0000000', benefit_papers: [] } });
});
afterAll(() => close(desk, printing));

const documents = () => desk.page.getByTestId('documents');
const make = (name: string) => documents().getByRole('button', { name, exact: true });
const issued = (kind: string) => documents().locator(`[data-paper="${kind}"]`);
const picture = () => documents().getByRole('img');
const serial = () => documents().getByTestId('paper-serial');
/** The dialog that asks something on top of the documents. */
const asked = () => desk.page.getByRole('dialog').last();

async function open(): Promise<void> {
  await desk.page.getByRole('button', { name: '文书…' }).press('Enter');
  await documents().waitFor();
}

/** Issues what is shown as a draft and prints it, by keys alone. */
async function issueAndPrint(look: string): Promise<string> {
  await picture().waitFor();
  await documents().getByText('还没有编号,不能打印。').waitFor();
  await desk.lookTwice(`${look}-draft`);
  await documents().getByRole('button', { name: /^开具并编号/ }).press('Enter');
  const number = await serial().innerText();
  await documents().getByRole('button', { name: /^打印/ }).and(desk.page.locator(':focus')).waitFor();
  await picture().waitFor();
  const before = (await printing.received()).length;
  await desk.press('Control+p');
  await documents().locator('[data-testid="print-job"][data-state="printed"]').waitFor();
  await documents().getByText('已打印 1 次').first().waitFor();
  expect((await printing.received()).length).toBe(before + 1);
  return number;
}

describe('a donor is given', () => {
  test('a certificate of honour, on an occasion that there is', async () => {
    await open();
    await make('荣誉证书…').press('Enter');
    await picture().waitFor();
    await documents().getByRole('radio', { name: '再接再厉' }).waitFor();
    expect(await documents().getByRole('radio', { name: '达到等级' }).count()).toBe(0);
    expect(await issueAndPrint('820-honour')).toMatch(/^\S+$/);
    await desk.lookTwice('821-honour-printed');
  });

  test('the record of all donations, on as many pages as it needs', async () => {
    await make('献血证明…').press('Enter');
    await issueAndPrint('822-record');
    await documents().getByRole('button', { name: '放大' }).press('Enter');
    await desk.lookTwice('823-record-larger');
  });

  test('the statement of what blood costs nothing', async () => {
    await make('用血优惠说明…').press('Enter');
    await issueAndPrint('824-benefits');
  });

  test('the advice after donating, without a serial', async () => {
    await make('献血后须知…').press('Enter');
    await picture().waitFor();
    await desk.press('Control+p');
    await documents().locator('[data-testid="print-job"][data-state="printed"]').waitFor();
    await desk.lookTwice('825-leaflet');
  });

  test('a letter about the deferral, without a reason; by post only where there is an address', async () => {
    await make('献血告知书…').press('Enter');
    await picture().waitFor();
    await documents().getByRole('checkbox', { name: /邮寄/ }).press('Space');
    await documents().getByText(/没有登记通信地址/).waitFor();
    expect(await documents().getByRole('button', { name: /^开具并编号/ }).count()).toBe(0);
    await documents().getByRole('checkbox', { name: /邮寄/ }).press('Space');
    await issueAndPrint('826-letter');
  });

  test('the form of the visit, from a physician', async () => {
    await make('献血登记表…').press('Enter');
    await picture().waitFor();
    await desk.lookTwice('827-visit-form');
  });
});

describe('a document that no longer holds', () => {
  let old = '';

  test('asks why', async () => {
    await issued('record').press('Enter');
    old = await serial().innerText();
    await documents().getByRole('button', { name: '作废…' }).press('Enter');
    await asked().locator('[name="reason"]').and(desk.page.locator(':focus')).waitFor();
    await desk.press('Enter');
    await asked().getByText('请填写这一项。').waitFor();
    await desk.enter('打印后发现遗漏');
    await documents().getByText('原因:打印后发现遗漏').waitFor();
    expect(await documents().getByRole('button', { name: /^打印/ }).count()).toBe(0);
    await desk.lookTwice('828-void');
  });

  test('is named with what took its place', async () => {
    await issued('honour').press('Enter');
    old = await serial().innerText();
    await documents().getByRole('button', { name: '补发…' }).press('Enter');
    await asked().locator('[name="reason"]').and(desk.page.locator(':focus')).waitFor();
    await desk.enter('遗失');
    await desk.page.waitForFunction(
      (before) => document.querySelector('[data-testid="paper-serial"]')?.textContent !== before, old,
    );
    const anew = await serial().innerText();
    await issued('honour').filter({ hasText: old }).press('Enter');
    await documents().getByText(`由 ${anew} 代替。`).waitFor();
    await desk.lookTwice('829-reissued');
  });

  test('is refused by the desk as well, whoever asks for it', async () => {
    const id = ((await desk.ask('paper_list', { donor: await donor() })) as { id: string; serial: string }[])
      .find((paper) => paper.serial === old)?.id;
    const order = { paper: { kind: 'issued', paper: id }, printer: 'HP' };
    const refused = (await desk.ask('print_order', order)) as { code: string; message: string };
    expect(refused.code).toBe('out_of_order');
  });

  test('may be a certificate of thanks: the visit goes on with the new one', async () => {
    await issued('thank_you').press('Enter');
    await documents().getByText('C00000001').first().waitFor();
    await documents().getByRole('button', { name: '补发…' }).press('Enter');
    await asked().locator('[name="reason"]').and(desk.page.locator(':focus')).waitFor();
    await desk.enter('姓名更正');
    await issued('thank_you').filter({ hasText: '已作废' }).waitFor();
    expect(await issued('thank_you').count()).toBe(2);
    const anew = await documents().getByTestId('serial').innerText();
    expect(anew).not.toBe('C00000001');
    await desk.press('Escape');
    await documents().waitFor({ state: 'detached' });
    await desk.page.getByTestId('serial').getByText(anew).waitFor();
  });
});

test('a template of the station’s own with a mistake is named with its line; the built-in one is used', async () => {
  const { folder } = (await desk.ask('template_copy', {})) as { folder: string };
  const file = join(folder, 'benefits.typ');
  const built = await readFile(file, 'utf8');
  await writeFile(file, `${built}\n#nobody-has-said-this()\n`);
  await open();
  await issued('benefits').press('Enter');
  await picture().waitFor();
  await documents().getByText('本站的版式有错,这里用了自带的版式。').waitFor();
  const line = `${built}\n`.split('\n').length;
  await documents().getByText(`benefits.typ 第 ${line} 行有误`).waitFor();
  await desk.lookTwice('830-template-fault');
  await writeFile(file, built);
  await desk.press('Escape');
  await documents().waitFor({ state: 'detached' });
});

test('a physician may give the reason of a deferral; a receptionist is not asked for one, and does not see it', async () => {
  await desk.ask('deferral_set', { donor: await donor(), deferral: { code: 'T13', event: null, until: null } });
  await desk.openDonor(AGUO);
  await open();
  await make('献血告知书…').press('Enter');
  const reason = documents().locator('[name="reason_of"]');
  await reason.selectOption({ index: 1 });
  const given = await reason.locator('option').nth(1).innerText();
  await picture().waitFor();
  await documents().getByRole('button', { name: /^开具并编号/ }).press('Enter');
  const letter = await serial().innerText();
  await picture().waitFor();
  await desk.lookTwice('831-letter-with-reason');
  await desk.press('Escape');
  await documents().waitFor({ state: 'detached' });
  await desk.addStaff('林接待', '接待员', 'quiet-river-7-desk');
  await desk.handOver('林接待', 'quiet-river-7-desk');
  await desk.openDonor(AGUO);
  await open();
  await make('献血告知书…').press('Enter');
  await documents().getByText('只有医师可以写明原因。').waitFor();
  expect(await documents().getByText(given).count()).toBe(0);
  await issued('deferral').filter({ hasText: letter }).press('Enter');
  await documents().getByRole('alert').waitFor();
  expect(await picture().count()).toBe(0);
  await desk.press('Escape');
  await documents().waitFor({ state: 'detached' });
  await desk.handOver(ADMIN, PASSWORD);
});

test('who has no part in them is offered none', async () => {
  await desk.addStaff('陈护士', '护士', 'quiet-river-7-nurse');
  await desk.openDonor(AGUO);
  await desk.handOver('陈护士', 'quiet-river-7-nurse');
  await open();
  await make('献血后须知…').waitFor();
  expect(await make('献血证明…').count()).toBe(0);
  expect(await make('献血登记表…').count()).toBe(0);
  await issued('benefits').press('Enter');
  await documents().getByRole('alert').waitFor();
  await desk.press('Escape');
  await documents().waitFor({ state: 'detached' });
  await desk.handOver(ADMIN, PASSWORD);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});

/** The donor on screen. */
async function donor(): Promise<string> {
  const found = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
  return found.hits[0]?.donor ?? '';
}
