/** A batch of certificates in which one name cannot be drawn: it keeps none of the others from paper. */

import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { receive } from './another-desk';
import type { Desk } from './desk';
import { certificates, close, stationThatPrints } from './papers';
import { AGUO, LIN, UNDRAWABLE } from './people';
import type { PrintServer } from '../print-server';

interface Certificate {
  id: string;
  serial: string;
  printed: number;
}

let printing: PrintServer;
let desk: Desk;
/** Aguo, the one whose name cannot be drawn, and Lin. */
const donors: string[] = [];
/** The serial of the certificate that cannot be drawn. */
let apart = '';

beforeAll(async () => {
  [desk, printing] = await stationThatPrints();
  for (const [at, person] of [AGUO, UNDRAWABLE, LIN].entries()) {
    donors.push((await receive(desk, person, at + 1, 'rested')).donor);
  }
});
afterAll(() => close(desk, printing));

async function held(): Promise<Certificate[]> {
  const pages: Certificate[] = [];
  for (const donor of donors) {
    const { certificates: theirs } = (await desk.ask('donor_open', { donor })) as { certificates: Certificate[] };
    pages.push(...theirs);
  }
  return pages;
}

describe('a batch with a name that no font has', () => {
  test('sets that certificate apart by its serial, with the character and the reason', async () => {
    await certificates(desk, '待发证书');
    await desk.page.getByTestId('due-count').getByText('3 份待发').waitFor();
    await desk.page.getByRole('button', { name: '制作这 3 份' }).press('Enter');
    await desk.page.getByText('已制作 3 份证书。').waitFor();
    await desk.page.getByText(/^1 份不能和其他的一起打印/).waitFor();
    apart = (await held())[1]?.serial ?? '';
    const line = desk.page.getByRole('listitem').filter({ hasText: apart });
    await line.getByText(/“𖠀”（U\+16800）/).waitFor();
    expect(await line.innerText()).not.toContain(UNDRAWABLE.name);
  });

  test('the others are drawn and printed as one document', async () => {
    const print = desk.page.getByRole('button', { name: '打印这 2 份' });
    await print.and(desk.page.locator(':focus')).waitFor();
    await desk.page.getByRole('img', { name: '证书预览' }).waitFor();
    await desk.lookTwice('880-batch-apart');
    await desk.press('Enter');
    await desk.page.getByText('已打印 2 份。').waitFor();
    expect(await desk.page.locator('[name="query"]:focus').count()).toBe(0);
    const papers = await printing.received();
    expect(papers.length).toBe(1);
    const facts = execFileSync('pdfinfo', ['-'], { input: papers[0] ?? Buffer.alloc(0) }).toString();
    expect(facts).toMatch(/^Pages:\s+2$/m);
    expect((await held()).map(({ printed }) => printed)).toEqual([1, 0, 1]);
    await desk.lookTwice('881-batch-apart-printed');
  });

  test('the one apart is opened by its serial and printed with the remark line', async () => {
    await desk.page.locator('[name="query"]').focus();
    await desk.enter(apart);
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText(/姓名中的“𖠀”/).waitFor();
    await dialog.locator('[name="remark"]').fill('右边的字为巴姆穆文字母');
    await dialog.locator('[name="remark"]').press('Enter');
    await dialog.getByRole('img', { name: '证书预览' }).waitFor();
    await desk.press('Control+p');
    await dialog.getByText('已打印 1 次').waitFor();
    expect((await held()).map(({ printed }) => printed)).toEqual([1, 1, 1]);
    await desk.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
