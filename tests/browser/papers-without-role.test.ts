/** Whoever keeps the station’s paper sees the pages of the own roles, and no others. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './desk';
import { certificates, close, stationThatPrints } from './papers';
import { donationCode } from './people';
import type { PrintServer } from '../print-server';

/** A label of another facility as a gun reads it. */
const SCANNED = '=G12349865432177';
const STAFF = [
  { name: '李医生', role: '医师', password: 'early-train-5-maps' },
  { name: '钱护士', role: '护士', password: 'quiet-river-7-nurse' },
  { name: '孙证书', role: '证书员', password: 'quiet-river-7-clerk' },
  { name: '周审核', role: '审核员', password: 'quiet-river-7-audit' },
];

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => {
  [desk, printing] = await stationThatPrints();
  await desk.ask('station_contact_change', { contact: { phone: '0833-2100000', benefit_papers: [] } });
  await desk.ask('code_range_add', { first: donationCode(900), last: donationCode(909) });
  await desk.ask('blank_receive', { blanks: { stock: '汇总用纸', first: 101, last: 105 } });
});
afterAll(() => close(desk, printing));

const form = (name: string) => desk.page.getByRole('form', { name });
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });

describe('somebody without the role', () => {
  const pages = () => desk.page.getByRole('navigation', { name: '管理的内容' }).getByRole('button').allInnerTexts();

  async function refused(command: string, request: unknown): Promise<void> {
    expect(await desk.ask(command, request), command).toHaveProperty('code', 'not_allowed');
  }

  async function onDuty(name: string): Promise<void> {
    const person = STAFF.find((one) => one.name === name);
    if (!person) throw new Error(name);
    await desk.handOver(person.name, person.password);
  }

  beforeAll(async () => {
    for (const { name, role, password } of STAFF) await desk.addStaff(name, role, password);
  });

  test('a physician sees none of it but the day’s summary and the proof', async () => {
    await onDuty('李医生');
    await desk.administration('每日汇总');
    for (const name of ['打印机', '空白证书', '模板', '站点信息', '献血码']) expect(await pages()).not.toContain(name);
    await certificates(desk, '验证证书');
    await desk.page.locator('[name="text"]').waitFor();
    await refused('printer_set', { printer: 'HP', settings: { right_tenth_mm: 0, down_tenth_mm: 0 } });
    await refused('code_range_list', {});
    await refused('template_list', {});
    await refused('blank_list', {});
  });

  test('a nurse makes labels and notes no range', async () => {
    await onDuty('钱护士');
    await desk.administration('献血码');
    await form('打印标签').waitFor();
    expect(await form('登记号段').count()).toBe(0);
    await refused('code_range_add', { first: donationCode(900), last: donationCode(901) });
  });

  test('a clerk keeps blanks and templates, and leaves the station’s phone to others', async () => {
    await onDuty('孙证书');
    await desk.administration('空白证书');
    await form('登记入库').waitFor();
    await form('登记作废').waitFor();
    expect(await pages()).not.toContain('站点信息');
    await desk.administration('模板');
    await desk.page.getByTestId('templates').waitFor();
    await refused('station_contact_change', { contact: {} });
  });

  test('an auditor looks, and changes nothing', async () => {
    await onDuty('周审核');
    await desk.administration('站点信息');
    await desk.page.getByText('0833-2100000').waitFor();
    expect(await form('站点信息').count()).toBe(0);
    await desk.administration('空白证书');
    await desk.page.locator('[data-stock]').waitFor();
    expect(await form('登记入库').count() + (await form('登记作废').count())).toBe(0);
    await desk.administration('打印机');
    await desk.page.locator('tr[data-printer="HP"]').waitFor();
    expect(await button(/^设置 · /).count()).toBe(0);
    await desk.administration('献血码');
    await desk.page.getByTestId('ranges').waitFor();
    expect(await form('打印标签').count()).toBe(0);
    await desk.lookTwice('837-auditor');
    await refused('printer_set', { printer: 'HP', settings: { right_tenth_mm: 0, down_tenth_mm: 0 } });
    await refused('blank_spoil', { blanks: { stock: '汇总用纸', first: 101, last: 101 }, reason: 'x' });
    await refused('labels_issue', { codes: [SCANNED], stock: 'roll' });
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
