/** A new station in the real window, made as its first administrator makes it. */

import { zh } from '../../ui/src/text/zh';
import type { WebDriver } from './webdriver';

/** From the start to the recovery key on screen. */
export async function nameStation(page: WebDriver, password: string): Promise<void> {
  await page.click('button', zh.start.newStation);
  await page.type(zh.start.station, '嘉州血站');
  await page.type(zh.start.site, '嘉州献血屋');
  await page.type(zh.start.staff, '周敏');
  await page.type(zh.start.password, password);
  await page.type(zh.start.passwordAgain, password);
  await page.click('button', zh.start.create);
  await page.see(zh.recovery.title);
}

/** From the recovery key to the reception. */
export async function writeKeyDown(page: WebDriver): Promise<void> {
  await page.click('choice', zh.recovery.confirm);
  const shown = await page.run<string>(
    `return document.querySelector('[data-testid="recovery-key"]').innerText`,
  );
  await page.click('button', zh.copies.next);
  await page.see(zh.copies.checkKey);
  const asked = await page.run<string[]>(
    `return [...document.querySelectorAll('[data-testid="check-key"] input')].map((one) => one.name)`,
  );
  for (const name of asked) {
    const place = Number(name.split('-')[1]);
    await page.type(zh.copies.group(place), shown.trim().split(/\s+/)[place - 1] ?? '');
  }
  await page.click('button', zh.copies.check);
  await page.see(zh.copies.setUp);
  await page.click('button', zh.recovery.proceed);
  await page.find('field', zh.search.label);
}
