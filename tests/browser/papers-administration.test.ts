/** Whoever keeps the station's paper: printers and their offsets, blank stock, templates, code labels, the day's summary, the nomination list, and the proof of a certificate. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD, SITE, STATION } from './desk';
import { AGUO, donationCode, LIN, monthsAfter, type Person } from './people';
import { PrintServer } from '../print-server';
import { codeOn } from './qr';

/** A label of another facility as a gun reads it: the code between `=` and its two flags. */
const SCANNED = '=G12349865432177';
const SCANNED_CODE = 'G123498654321';
const CLOSED = '2024—2025年度';
const STAFF = [
  { name: '李医生', role: '医师', password: 'early-train-5-maps' },
  { name: '钱护士', role: '护士', password: 'quiet-river-7-nurse' },
  { name: '孙证书', role: '证书员', password: 'quiet-river-7-clerk' },
  { name: '周审核', role: '审核员', password: 'quiet-river-7-audit' },
];

let printing: PrintServer;
let desk: Desk;

beforeAll(async () => {
  printing = await PrintServer.start();
  printing.add('HP');
  await printing.addWithTrays('Archive');
  desk = await Desk.open(printing.environment);
});
afterAll(async () => {
  try {
    await desk.close();
  } finally {
    await printing.end();
  }
});

const dialog = () => desk.page.getByRole('dialog');
const form = (name: string) => desk.page.getByRole('form', { name });
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const picture = () => desk.page.locator('img[src^="blob:"]');

/** A mistake stands at a field of a form, and the focus with it. */
async function refusedAt(field: string, sentence: RegExp): Promise<void> {
  const input = desk.page.locator(`[name="${field}"][aria-invalid="true"]:focus`);
  await input.waitFor();
  const id = await input.getAttribute('aria-describedby');
  expect(await desk.page.locator(`[id="${id}"]`).innerText(), field).toMatch(sentence);
}

/** Opens a page of the certificates, by keys alone. */
async function certificates(name: string): Promise<void> {
  await button('证书').and(desk.page.locator('nav > button')).first().press('Enter');
  await desk.page.getByRole('navigation', { name: '证书的内容' }).getByRole('button', { name }).press('Enter');
}

/** Prints what is on screen, and waits until the print server has it. */
async function printed(): Promise<void> {
  const before = (await printing.received()).length;
  await picture().first().waitFor();
  await desk.press('Control+p');
  await desk.page.locator('[data-testid="print-job"][data-state="printed"]').waitFor();
  expect((await printing.received()).length).toBe(before + 1);
}

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
    await refusedAt('right_tenth_mm', /最多一位小数/);
    await desk.page.keyboard.type('20.1');
    await desk.press('Control+Enter');
    await refusedAt('right_tenth_mm', /偏移最多20毫米/);
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
    await printed();
    await desk.lookTwice('823-calibrate');
    await dialog().getByRole('button', { name: '填写量到的偏移…' }).and(desk.page.locator(':focus')).press('Enter');
    await dialog().locator('[name="right_tenth_mm"]:focus').waitFor();
    await desk.enter('0.4', '0');
    await desk.press('Control+Enter');
    await row('HP').getByText('向右 0.4 毫米').waitFor();
  });
});

describe('the station on paper', () => {
  test('keeps a phone number and the papers of a refund; what is no number is refused', async () => {
    await desk.administration('站点信息');
    await form('站点信息').locator('[name="phone"]:focus').waitFor();
    await desk.page.keyboard.type('请拨打前台');
    await desk.press('Control+Enter');
    await refusedAt('phone', /电话只能有数字/);
    await desk.enter('0833-2100000');
    await form('站点信息').locator('[name="benefit_papers"]:focus').waitFor();
    await desk.enter(...Array.from({ length: 13 }, (_, n) => `材料${n + 1}`));
    await desk.press('Control+Enter');
    await refusedAt('benefit_papers', /最多12行/);
    await desk.press('Control+a');
    await desk.enter('献血者身份证');
    await desk.page.keyboard.type('用血发票原件');
    await desk.press('Control+Enter');
    await desk.page.getByText('已保存,以后打印的文书都用它。').waitFor();
    await desk.lookTwice('824-contact');
    expect(await desk.ask('station_contact_read', {})).toEqual({
      phone: '0833-2100000', benefit_papers: ['献血者身份证', '用血发票原件'],
    });
  });
});

describe('labels', () => {
  const year = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(2, 4);
  const code = (n: number) => `G1234${year}${String(700_000 + n)}`;
  const codes = () => desk.page.getByTestId('codes').locator('li');

  test('a range is noted as its issuer gave it, once', async () => {
    await desk.administration('献血码');
    await desk.page.getByText('还没有登记号段').waitFor();
    await form('登记号段').locator('[name="first"]').focus();
    await desk.enter(code(9), code(1));
    await refusedAt('last', /末号小于首号/);
    await desk.enter(code(12));
    await desk.page.locator(`tr[data-range="${code(9)}"]`).getByText('4', { exact: true }).waitFor();
    await form('登记号段').locator('[name="first"]').focus();
    await desk.enter(code(10), code(20));
    await refusedAt('last', /重叠/);
    await desk.press('Escape');
  });

  test('a gun fills the list, a code a line, and none twice', async () => {
    await desk.administration('献血码');
    await desk.page.locator('[name="code"]').focus();
    await desk.scan(SCANNED);
    await desk.scan(SCANNED);
    await desk.page.getByText(`${SCANNED_CODE}已经在列表里。`).waitFor();
    await desk.scan(code(9));
    await desk.page.getByTestId('code-count').getByText('2 个').waitFor();
    expect(await codes().allInnerTexts()).toEqual([
      expect.stringContaining(SCANNED_CODE), expect.stringContaining(code(9)),
    ]);
  });

  test('a code from nowhere is refused at the field, and goes', async () => {
    await desk.enter('G123498654399');
    await desk.page.getByTestId('code-count').getByText('3 个').waitFor();
    await desk.press('Enter');
    await desk.press('Control+Enter');
    await refusedAt('code', /G123498654399不在发放的号段里/);
    await desk.lookTwice('825-labels');
    await button('去掉G123498654399').press('Enter');
    await desk.page.getByTestId('code-count').getByText('2 个').waitFor();
  });

  test('they are made, looked at and printed', async () => {
    await desk.page.locator('[name="code"]').focus();
    await desk.press('Enter', 'Enter', 'Enter');
    await desk.page.getByTestId('made-labels').getByText('已制作 2 枚标签').waitFor();
    await printed();
    expect(await form('登记号段').count()).toBe(0);
    await desk.lookTwice('826-labels-made');
    await desk.page.locator(`tr[data-range="${code(9)}"]`).getByText(code(10)).waitFor();
  });

  test('again only with a reason, which the label’s record keeps', async () => {
    await button('再做一批').press('Enter');
    await desk.page.locator('[name="code"]').focus();
    await desk.scan(SCANNED);
    await desk.press('Enter', 'Enter', 'Enter');
    await refusedAt('reason', /已经打印过/);
    await desk.enter('标签破损');
    await desk.page.getByText('已制作 1 枚标签').waitFor();
    const [made] = (await desk.ask('paper_list', {})) as { reason: string; codes: string[] }[];
    expect(made).toMatchObject({ reason: '标签破损', codes: [SCANNED_CODE] });
  });

  test('the next of the range come in order, and no more than there are', async () => {
    await button('再做一批').press('Enter');
    await desk.page.getByRole('radio', { name: '扫描' }).press('2');
    await desk.page.locator('[name="next"]').focus();
    await desk.enter('x');
    await desk.press('Control+Enter');
    await refusedAt('next', /1到1000/);
    await desk.enter('4');
    await desk.press('Enter');
    await refusedAt('next', /只剩3个/);
    await desk.enter('3');
    await desk.press('2', 'Enter');
    await desk.page.getByText('已制作 3 枚标签').waitFor();
    await picture().waitFor();
    await desk.page.locator(`tr[data-range="${code(9)}"]`).getByText('已用完').waitFor();
    await desk.lookTwice('827-sheet-of-labels');
  });
});

describe('numbered blanks', () => {
  const STOCK = '汇总用纸';
  const book = () => desk.page.locator(`[data-stock="${STOCK}"]`);
  const figure = (name: string) => book().locator(`[data-figure="${name}"]`);

  test('are received by their numbers, once', async () => {
    await desk.administration('空白证书');
    await desk.page.getByText('还没有登记过空白证书。').waitFor();
    const receive = form('登记入库');
    await receive.locator('[name="stock"]').focus();
    await desk.enter(STOCK, '张', '');
    await refusedAt('first', /只填数字/);
    await desk.enter('00101', '00105');
    await desk.page.getByText(`已入库:${STOCK} 101–105。`).waitFor();
    expect(await figure('left').innerText()).toBe('5');
    await receive.locator('[name="first"]').focus();
    await desk.enter('105', '110');
    await refusedAt('first', /有已经入库的/);
  });

  test('one is spoiled with its reason, and none that is not there', async () => {
    const spoil = form('登记作废');
    await spoil.locator('[name="stock"]').focus();
    await desk.enter(STOCK, '103', '', '');
    await refusedAt('reason', /请写明作废的原因/);
    await desk.enter('卡纸');
    await desk.page.getByText(`已作废:${STOCK} 103。`).waitFor();
    await spoil.locator('[name="first"]').focus();
    await desk.enter('103', '', '印歪');
    await refusedAt('first', /103号已经用掉或作废/);
    await desk.enter('999', '', '');
    await refusedAt('first', /999号没有入库/);
  });

  test('one that is printed on says which print took it', async () => {
    await desk.administration('每日汇总');
    await picture().waitFor();
    expect(await desk.page.locator('[name="printer"]').inputValue()).toBe('HP');
    await desk.page.locator('[name="blanks"]').selectOption({ label: `${STOCK}(余 4 张)` });
    await printed();
    await desk.administration('空白证书');
    await book().locator('tr[data-change="used"]').getByText('每日汇总').waitFor();
    await book().locator('tr[data-change="spoiled"]').getByText('卡纸').waitFor();
    for (const [name, n] of Object.entries({ received: '5', used: '1', spoiled: '1', left: '3' })) {
      expect(await figure(name).innerText(), name).toBe(n);
    }
    await book().getByText('下一张 102 号').waitFor();
    await desk.lookTwice('828-blanks');
  });
});

describe('the day’s summary', () => {
  test('is drawn for any day that is typed short', async () => {
    await desk.administration('每日汇总');
    await picture().waitFor();
    const before = await picture().getAttribute('src');
    await desk.page.locator('[name="day"]').fill('20260115');
    await desk.page.getByText('2026年1月15日').waitFor();
    await desk.page.waitForFunction(
      (old) => ![null, old].includes(document.querySelector('img[src^="blob:"]')?.getAttribute('src') ?? null),
      before,
    );
    await desk.lookTwice('829-daily');
    await desk.page.locator('[name="day"]').fill('20261341');
    await desk.page.locator('[name="day"][aria-invalid="true"]').waitFor();
    expect(await picture().count()).toBe(0);
  });
});

describe('templates', () => {
  const row = (file: string) => desk.page.locator(`tr[data-template="${file}"]`);

  test('are copied into the station’s folder, which is named', async () => {
    await desk.administration('模板');
    await row('day.typ').getByText('内置').waitFor();
    await button('复制内置模板到文件夹').press('Enter');
    await row('day.typ').getByText('与内置相同').waitFor();
    expect(await button('补齐缺少的模板').count()).toBe(0);
    const folder = await desk.page.getByTestId('template-folder').innerText();
    expect(await readFile(join(folder, 'day.typ'), 'utf8')).toContain('#import "common.typ"');
  });

  test('a mistake in one is told with its line, and the built-in one is used', async () => {
    const folder = await desk.page.getByTestId('template-folder').innerText();
    const file = join(folder, 'day.typ');
    await writeFile(file, `#let broken = (\n${await readFile(file, 'utf8')}`);
    await button('刷新').press('Enter');
    await row('day.typ').getByText(/第 \d+ 行有误,已改用内置模板/).waitFor();
    await desk.lookTwice('830-templates');
    await button('预览 · 每日汇总').press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await dialog().getByText(/本站版式 day.typ 第/).waitFor();
    await desk.look('831-template-fault');
    await desk.press('Escape');
    await writeFile(file, (await readFile(file, 'utf8')).replace('#let broken = (\n', '// 本站\n'));
    await button('刷新').press('Enter');
    await row('day.typ').getByText('有误').first().waitFor({ state: 'detached' });
    await row('day.typ').getByText('本站修改过的').waitFor();
  });

  test('labels and the nomination list are looked at by a sample, and nothing is issued', async () => {
    const before = ((await desk.ask('paper_list', {})) as unknown[]).length;
    await button('预览 · 献血码标签').press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await desk.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(((await desk.ask('paper_list', {})) as unknown[]).length).toBe(before);
  });
});

describe('the proof of a certificate', () => {
  const found = (what: string) => desk.page.locator(`[data-testid="proof"][data-found="${what}"]`);
  const says = (line: string) => desk.page.locator(`[data-says="${line}"]`).innerText();
  let certificate = '';
  let serial = '';
  let text = '';

  test('a code that was read from the page is genuine, and says what stands there', async () => {
    await desk.register(AGUO);
    await desk.examine('2026-0001');
    await desk.collect(donationCode(1));
    serial = await desk.page.getByTestId('serial').innerText();
    const { hits } = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
    const page = (await desk.ask('donor_open', { donor: hits[0]?.donor })) as { certificates: { id: string }[] };
    certificate = page.certificates[0]?.id ?? '';
    text = await codeOn(desk, { kind: 'thank_you', certificates: [certificate] });
    await certificates('验证证书');
    await desk.page.locator('[name="text"]:focus').waitFor();
    await desk.scan(text);
    await found('valid').waitFor();
    expect(await says('serial')).toBe(serial);
    expect(await says('donation_code')).toBe(donationCode(1));
    expect(await says('station')).toBe(STATION);
    expect(await says('who')).toContain('*');
    expect(await says('who')).not.toBe(AGUO.name);
    await desk.lookTwice('832-genuine');
  });

  test('the next scan takes its place: one changed character is refused', async () => {
    const changed = text.replace(donationCode(1), donationCode(2));
    expect(changed).not.toBe(text);
    await desk.scan(changed);
    await found('changed').waitFor();
    await found('changed').getByText('签名不符').waitFor();
    expect(await desk.page.locator('[data-says]').count()).toBe(0);
    await desk.lookTwice('833-changed');
  });

  test('a code of another station, and what is no code, is not believed either', async () => {
    const fields = text.split(';');
    fields[9] = fields[9] === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA';
    await desk.scan(fields.join(';'));
    await found('changed').getByText('由另一把密钥').waitFor();
    await desk.scan('https://example.org/');
    await found('changed').getByText('不是本系统证书').waitFor();
  });

  test('a code that a scanner breaks in lines is read whole', async () => {
    const half = Math.floor(text.length / 2);
    await desk.scan(text.slice(0, half));
    await desk.page.getByText('还没有读完').waitFor();
    await desk.scan(text.slice(half));
    await found('valid').waitFor();
  });

  test('a gun that reads it into the box leads there', async () => {
    await desk.press('F3');
    await desk.box();
    await desk.scan(text);
    await found('valid').waitFor();
    expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe('');
  });

  test('one that was reissued is said to be so, with the serial of what took its place', async () => {
    const again = (await desk.ask('certificate_reissue', { certificate, reason: '姓名打印不清' })) as {
      serial: string;
    };
    await desk.page.locator('[name="text"]').focus();
    await desk.press('Control+Enter');
    await found('reissued').getByText(again.serial, { exact: true }).waitFor();
    await desk.lookTwice('834-reissued');
  });

  test('one that was voided is said to be so', async () => {
    const { hits } = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
    const issued = (await desk.ask('record_issue', { donor: hits[0]?.donor })) as { id: string };
    const record = await codeOn(desk, { kind: 'issued', paper: issued.id });
    await desk.page.locator('[name="text"]').focus();
    await desk.press('Control+a');
    await desk.scan(record);
    await found('valid').waitFor();
    await desk.ask('certificate_void', { certificate: issued.id, reason: '重复发放' });
    await desk.press('Control+Enter');
    await found('voided').waitFor();
  });

  test('the public key stands there to be copied', async () => {
    const { public_keys } = (await desk.ask('station_key_list', {})) as { public_keys: string[] };
    expect(await desk.page.getByTestId('public-key').allInnerTexts()).toEqual(public_keys);
    await button('打印这一页').waitFor();
  });
});

describe('the nomination list', () => {
  const GIVEN: [Person, number, string][] = [[LIN, 10, '2018-02-05']];

  async function takeIn(name: string, headings: string, rows: string[][]): Promise<void> {
    const file = join(desk.server.data, name);
    await writeFile(file, [headings, ...rows.map((row) => row.join(','))].join('\n'));
    await desk.importFile(file);
  }

  test('is looked at, issued with a serial and printed', async () => {
    await takeIn('donors.csv', '姓名,身份证号,电话', GIVEN.map(([{ name, number, phone }]) => [name, number, phone]));
    const donations = GIVEN.flatMap(([{ number }, times, first]) =>
      Array.from({ length: times }, (_, n) => [number, monthsAfter(first, 6 * n), '全血', '400']),
    );
    await takeIn('donations.csv', '身份证号,献血日期,献血类型,献血量', donations);
    await button('荣誉').and(desk.page.locator('nav > button')).press('Enter');
    const choice = desk.page.locator('[name="round"]');
    const label = await choice.locator('option', { hasText: CLOSED }).innerText();
    await choice.selectOption({ label: label.trim() });
    await button(/^(重新)?统计/).press('Enter');
    await button('制作申报名单…').press('Enter');
    await dialog().locator('img[src^="blob:"]').waitFor();
    await desk.lookTwice('835-nominations-draft');
    await desk.press('Enter');
    await dialog().getByText(/^已发放,编号 C\d+/).waitFor();
    await printed();
    await desk.lookTwice('836-nominations-issued');
    await desk.press('Escape');
  });
});

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
    await certificates('验证证书');
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
