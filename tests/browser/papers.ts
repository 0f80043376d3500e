/** What the stories of the station's papers have in common. */

import { expect } from 'vitest';
import { Desk } from './desk';
import { PrintServer } from '../print-server';

/** A new station at a desk with one printer, HP, of a print server of its own. */
export async function stationThatPrints(): Promise<[Desk, PrintServer]> {
  const printing = await PrintServer.start();
  printing.add('HP');
  const desk = await Desk.open(printing.environment);
  await desk.newStation();
  return [desk, printing];
}

export async function close(desk: Desk | undefined, printing: PrintServer | undefined): Promise<void> {
  await desk?.close();
  await printing?.end();
}

/** A mistake stands at a field of a form, and the focus with it. */
export async function refusedAt({ page }: Desk, field: string, sentence: RegExp): Promise<void> {
  const input = page.locator(`[name="${field}"][aria-invalid="true"]:focus`);
  await input.waitFor();
  const id = await input.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${id}"]`).innerText(), field).toMatch(sentence);
}

/** Opens a page of the certificates, by keys alone. */
export async function certificates({ page }: Desk, name: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: '功能' });
  await sections.getByRole('button', { name: '证书', exact: true }).press('Enter');
  const pages = page.getByRole('navigation', { name: '证书的内容' });
  await pages.getByRole('button', { name, exact: true }).press('Enter');
}

/** Prints what is on screen, and waits until the print server has it. */
export async function printed(desk: Desk, printing: PrintServer): Promise<void> {
  const before = (await printing.received()).length;
  await desk.page.locator('img[src^="blob:"]').first().waitFor();
  await desk.press('Control+p');
  await desk.page.locator('[data-testid="print-job"][data-state="printed"]').waitFor();
  expect((await printing.received()).length).toBe(before + 1);
}
