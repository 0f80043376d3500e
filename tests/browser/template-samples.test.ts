/** A station changes its templates and sees what it did: every template has a sample, and nothing is issued to look at it. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';

const CLERK = { name: '孙证书', role: '证书员', password: 'quiet-river-7-clerk' };
/** Three designs on two stocks, and a name written by hand. */
const LOOKS_OF_THANKS = 7;

let desk: Desk;
let folder = '';

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.addStaff(CLERK.name, CLERK.role, CLERK.password);
});
afterAll(async () => {
  await desk?.close();
});

const button = (name: string | RegExp) => desk.page.getByRole('button', { name, exact: typeof name === 'string' });
const dialog = () => desk.page.getByRole('dialog');
const picture = () => dialog().locator('img[src^="blob:"]');
const rows = () => desk.page.locator('tr[data-template]');
const row = (file: string) => desk.page.locator(`tr[data-template="${file}"]`);

/** Changes the station's copy of a template, and has the list read again. */
async function change(file: string, how: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, how(await readFile(path, 'utf8')));
  await button('刷新').press('Enter');
}

/** Opens the sample of a template by keys, and waits until it is drawn. */
async function lookAt(file: string): Promise<void> {
  await row(file).getByRole('button').press('Enter');
  await picture().waitFor();
}

/** Closes it, and waits until it is gone: the browser tells the page of the end a moment after it is out of sight. */
async function close(): Promise<void> {
  await desk.press('Escape');
  await desk.page.locator('dialog').waitFor({ state: 'detached' });
}

/** What the picture on screen is; another once another page is drawn. */
const drawn = () => picture().getAttribute('src');

async function turned(key: string): Promise<void> {
  const before = await drawn();
  await desk.press(key);
  await desk.page.waitForFunction(
    (old) => document.querySelector('dialog img')?.getAttribute('src') !== old,
    before,
  );
}

test('every template is looked at by a sample, copied or not', async () => {
  await desk.administration('模板');
  await rows().first().waitFor();
  const files = await rows().evaluateAll((all) => all.map((one) => one.getAttribute('data-template') ?? ''));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    await lookAt(file);
    await dialog().getByText('各种款式依次成页。').waitFor();
    expect(await dialog().getByText(/第 \d+ 行有误/).count(), file).toBe(0);
    await close();
    await row(file).getByRole('button').and(desk.page.locator(':focus')).waitFor();
  }
  expect(await desk.ask('paper_list', {})).toEqual([]);
});

test('the sample of a certificate of thanks has a page for each design and each stock', async () => {
  await lookAt('thank-you.typ');
  await dialog().getByText(`第 1 页,共 ${LOOKS_OF_THANKS} 页`).waitFor();
  await desk.lookTwice('840-sample-thank-you');
  for (let page = 2; page <= LOOKS_OF_THANKS; page += 1) {
    await turned('PageDown');
    await dialog().getByText(`第 ${page} 页,共 ${LOOKS_OF_THANKS} 页`).waitFor();
    if (page === 5) await desk.look('841-sample-card');
  }
  await desk.press('PageDown');
  await dialog().getByText(`第 ${LOOKS_OF_THANKS} 页,共 ${LOOKS_OF_THANKS} 页`).waitFor();
  await close();
});

test('a mistake in the station’s own template is told with its line, and the sample shows the built-in one', async () => {
  await button('复制内置模板到文件夹').press('Enter');
  await row('honour.typ').getByText('与内置相同').waitFor();
  folder = await desk.page.getByTestId('template-folder').innerText();
  const mark = '#let figures(item) = {';
  await change('honour.typ', (text) => text.replace(mark, `${mark}\n  nobody-has-said-this()`));
  const text = await readFile(join(folder, 'honour.typ'), 'utf8');
  const line = text.split('\n').findIndex((one) => one.includes('nobody-has-said-this')) + 1;
  await row('honour.typ').getByText(`第 ${line} 行有误,已改用内置模板`).waitFor();
  await desk.lookTwice('842-template-fault');
  await lookAt('honour.typ');
  await dialog().getByText(`honour.typ 第 ${line} 行有误`).waitFor();
  await desk.lookTwice('843-sample-fault');
  await close();
});

test('what was mended and changed is seen in the sample', async () => {
  await change('honour.typ', (text) => text.replace('\n  nobody-has-said-this()', '').replace('长年坚守', '嘉州热血，长年坚守'));
  await row('honour.typ').getByRole('alert').waitFor({ state: 'detached' });
  await row('honour.typ').getByText('本站修改过的').waitFor();
  const own = await page('honour.typ', 2);
  await change('honour.typ', (text) => text.replace('嘉州热血，长年坚守', '长年坚守'));
  await row('honour.typ').getByText('与内置相同').waitFor();
  expect(await page('honour.typ', 2)).not.toBe(own);
});

test('a mistake that only one design of a certificate meets is told, too', async () => {
  const mark = '      title-down(at, title, column)\n';
  await change('certificate.typ', (text) => text.replace(mark, '      nobody-has-said-this()\n'));
  const text = await readFile(join(folder, 'certificate.typ'), 'utf8');
  const line = text.split('\n').findIndex((one) => one.includes('nobody-has-said-this')) + 1;
  await row('certificate.typ').getByText(`第 ${line} 行有误,已改用内置模板`).waitFor();
  expect(await desk.page.getByTestId('templates').getByRole('alert').count()).toBe(1);
  await change('certificate.typ', (now) => now.replace('      nobody-has-said-this()\n', mark));
  await row('certificate.typ').getByRole('alert').waitFor({ state: 'detached' });
});

test('a sample is neither printed nor saved', async () => {
  await lookAt('record.typ');
  expect(await dialog().getByRole('button', { name: /打印|另存/ }).count()).toBe(0);
  await desk.lookTwice('844-sample-record');
  await close();
  const order = { paper: { kind: 'sample', template: 'record.typ' }, printer: 'HP' };
  expect(await desk.ask('print_order', order)).toMatchObject({ code: 'invalid', field: 'paper' });
});

test('a clerk looks at every sample as well', async () => {
  await desk.handOver(CLERK.name, CLERK.password);
  await desk.administration('模板');
  await rows().first().waitFor();
  expect(await rows().getByRole('button').count()).toBe(await rows().count());
  await lookAt('labels.typ');
  await desk.look('845-sample-labels');
  await close();
  await desk.handOver(ADMIN, PASSWORD);
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});

/** A page of a sample, as a text that differs where the picture does. */
async function page(template: string, number: number): Promise<string> {
  const request = { paper: { kind: 'sample', template }, page: number, pixels_wide: 600 };
  return desk.page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/page', { method: 'POST', headers, body });
    if (!response.ok) throw new Error(await response.text());
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
    return [...bytes].join(' ');
  }, JSON.stringify({ command: 'paper_preview', request }));
}
