/** A desk in a browser, driven as a person drives it. */

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from './people';
import { startServer, type Server } from './server';

export const STATION = '乐山市中心血站';
export const SITE = '嘉州献血屋';
export const ADMIN = '王敏';
export const PASSWORD = 'quiet-river-7-lamps';

const OUTPUT = resolve(import.meta.dirname, '../output/browser');
/** From one key of a card reader to the next, s. */
const SCANNED_KEY = 0.006;
/** From the last key of a person to the first of a scanner, which the same hand holds, s. */
const HAND_FREE = 0.2;
/** How far a screen is enlarged. */
const ZOOMS = [1.25, 1.5, 1.75];
/** A scanner may send Enter twice; after this it is done, ms. */
const SETTLED = 40;
/** The key code of every key that an input method takes for itself. */
const HIDDEN = 229;

export interface ScannedKey {
  key: string;
  code: string;
  text?: string;
  windowsVirtualKeyCode?: number;
  /** What the input method composes when it has taken the key. */
  composes?: string;
}

export const ENTER: ScannedKey = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };

/** The key of a character, as a scanner presses it. */
export function keyOf(character: string): ScannedKey {
  const code = /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;
  return { key: character, text: character, code };
}

/** A key that an input method takes for itself. */
export function hidden({ code }: ScannedKey, composes?: string): ScannedKey {
  return { key: 'Process', code, windowsVirtualKeyCode: HIDDEN, ...(composes ? { composes } : {}) };
}

const ARGUMENTS = [
  '--no-sandbox',
  '--headless=new',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export class Desk {
  /** What went wrong in the page without anyone seeing it: errors, forbidden styles and scripts. */
  readonly problems: string[] = [];
  /** How many keys a person pressed, beside the values that were typed. */
  pressed = 0;

  private constructor(
    readonly server: Server,
    readonly page: Page,
    private readonly browser: Browser,
    private readonly context: BrowserContext,
  ) {
    this.listen(page);
    context.on('page', (window) => this.listen(window));
  }

  /** Notes what goes wrong in a window. */
  private listen(page: Page): void {
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // A refusal crosses as an HTTP status, which the browser notes as well.
      const refused = message.text().startsWith('Failed to load resource: the server responded');
      if (!refused || / 5\d\d /.test(message.text())) this.problems.push(message.text());
    });
  }

  /** A desk on an empty folder, at its first start; its program finds `environment` in its own. */
  static async open(environment?: Record<string, string>): Promise<Desk> {
    const server = await startServer(environment);
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ARGUMENTS,
    });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    // As in the window (`freezePrototype`): a library that writes into the prototype fails here, too.
    await context.addInitScript(() => Object.freeze(Object.prototype));
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const desk = new Desk(server, page, browser, context);
    await page.goto(server.url);
    await page.getByRole('button', { name: '新建血站' }).and(page.locator(':focus')).waitFor();
    return desk;
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.browser.close();
    await this.server.stop();
  }

  /** Types a value where the focus is and presses Enter. */
  async enter(...values: string[]): Promise<void> {
    for (const value of values) {
      await this.page.keyboard.type(value);
      await this.press('Enter');
    }
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Waits until the panel with this title is on screen and holds the focus. */
  async panel(title: string): Promise<void> {
    const panel = this.page.locator('[data-place="panel"]');
    await panel.getByRole('heading', { name: title, exact: true }).waitFor();
    await this.page.waitForFunction(() =>
      document.querySelector('[data-place="panel"]')?.contains(document.activeElement),
    );
  }

  async box(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement?.matches('[data-place="box"]'));
  }

  async names(): Promise<string> {
    return (await this.page.locator('h1').first().textContent()) ?? '';
  }

  /** A new station, from its first start to an empty reception. */
  async newStation(): Promise<void> {
    await this.page.getByRole('button', { name: '新建血站' }).press('Enter');
    await this.enter(STATION, SITE, ADMIN, PASSWORD, PASSWORD);
    await this.keepKey();
    await this.setUp();
  }

  /** Writes a new recovery key down and proves it; what stood on screen. */
  async keepKey(): Promise<string> {
    const shown = this.page.getByTestId('recovery-key');
    await shown.waitFor();
    const groups = (await shown.innerText()).trim().split(/\s+/);
    await this.press('Space', 'Enter');
    const asked = this.page.getByTestId('check-key').locator('input');
    await asked.first().and(this.page.locator(':focus')).waitFor();
    for (const input of await asked.all()) {
      const place = Number((await input.getAttribute('name'))?.split('-')[1]);
      await this.enter(groups[place - 1] ?? '');
    }
    await this.page.getByTestId('check-key').waitFor({ state: 'detached' });
    return groups.join(' ');
  }

  /** No second place for backups, for now: on to the reception. */
  async setUp(): Promise<void> {
    await this.page.getByTestId('set-up').locator(':focus').waitFor();
    await this.press('Enter');
    await this.box();
  }

  /** Registers a person by keys alone, from the box to the donor's page. */
  async register(person: Person): Promise<void> {
    await this.press('F3');
    await this.enter(person.number);
    await this.panel('登记新献血者');
    await this.page.getByText('签发地').waitFor();
    await this.enter(person.name, person.phone);
    await this.panel('核对身份');
  }

  /** The inquiry is made on paper: the panel asks for the number of its form. */
  async paper(): Promise<void> {
    await this.panel('健康征询');
    const way = this.page.getByRole('button', { name: '纸质登记表' });
    if ((await way.getAttribute('aria-pressed')) !== 'true') await this.press('F6');
    await this.page.locator('form:has([name="form_no"]):focus-within').waitFor();
  }

  /** From the donor's page to the end of the examination, by keys alone. */
  async examine(formNo: string): Promise<void> {
    await this.press('Space', 'Enter');
    await this.paper();
    await this.enter(formNo);
    await this.press('Space', 'Enter', 'Enter');
    await this.panel('体格检查');
    await this.press('Space', 'Enter', '4', 'Enter');
    await this.enter('62.5', '118', '76', '72', '36.5', '136');
    await this.panel('贴献血码');
  }

  /** From the donation code to the certificate, by keys alone. */
  async collect(code: string): Promise<void> {
    await this.enter(code);
    await this.panel('采血');
    await this.enter(code);
    await this.press('Enter');
    await this.panel('休息观察');
    await this.press('Enter');
    await this.panel('感谢证书');
    await this.press('Enter');
    await this.page.getByTestId('serial').waitFor();
  }

  /** Opens a page of the administration, by keys alone. */
  async administration(name: string): Promise<void> {
    await this.page.getByRole('button', { name: '管理' }).press('Enter');
    const pages = this.page.getByRole('navigation', { name: '管理的内容' });
    await pages.getByRole('button', { name, exact: true }).press('Enter');
  }

  /** Takes a file of another system in, by the headings that it has. */
  async importFile(path: string): Promise<void> {
    await this.administration('导入');
    await this.page.locator('[name="file"]').fill(path);
    await this.press('Enter');
    await this.page.getByTestId('mapping').waitFor();
    await this.page.getByRole('button', { name: '正式导入…' }).press('Enter');
    await this.page.getByRole('dialog').getByRole('button', { name: /^正式导入/ }).press('Enter');
    await this.page.getByTestId('import-report').getByText('导入完成。').waitFor();
  }

  /** Types into the box and waits for the list that answers exactly that. */
  async search(query: string): Promise<string[]> {
    await this.press('F3');
    await this.page.locator('[data-place="box"]').fill('');
    await this.page.keyboard.type(query);
    await this.page.locator(`[data-answers="${query}"]`).waitFor();
    return this.page.getByRole('search').getByRole('option').allInnerTexts();
  }

  /** A card reader or a gun types: faster than anyone, wherever the focus is, and then Enter; one text at once after the other. */
  async scan(...texts: string[]): Promise<void> {
    await this.scanned(texts.flatMap((text) => [...[...text].map(keyOf), ENTER]));
  }

  /** Keys with `gap` s between them; they carry the times at which they are pressed, however busy the computer is. */
  async scanned(keys: readonly ScannedKey[], gap = SCANNED_KEY): Promise<void> {
    const keyboard = await this.context.newCDPSession(this.page);
    const began = Date.now() / 1000 + HAND_FREE;
    await Promise.all(
      keys.flatMap(({ composes, ...key }, at) => {
        const timestamp = began + at * gap;
        const { key: name, code } = key;
        const end = composes?.length ?? 0;
        return [
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
          composes ? keyboard.send('Input.imeSetComposition', { text: composes, selectionStart: end, selectionEnd: end }) : null,
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: name, code }),
        ];
      }),
    );
    // Nobody presses a key before the scanner is done.
    const done = (began + keys.length * gap) * 1000 + SETTLED;
    await this.page.waitForFunction((moment) => Date.now() >= moment, done);
    await keyboard.detach();
  }

  /** Asks the desk as another window of this computer would. */
  async ask(command: string, request: unknown): Promise<unknown> {
    return this.page.evaluate(
      async (body) => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch('/rpc', { method: 'POST', headers, body });
        return response.json();
      },
      JSON.stringify({ command, request }),
    );
  }

  /** The administrator adds somebody, by keys and clicks. */
  async addStaff(name: string, role: string, password: string): Promise<void> {
    await this.administration('人员');
    const form = this.page.getByRole('form', { name: '添加工作人员' });
    await form.getByLabel('姓名').fill(name);
    await form.getByRole('checkbox', { name: role }).check();
    await form.getByLabel('初始密码').fill(password);
    await form.getByRole('button', { name: /^添加/ }).press('Enter');
    await form.getByText(`已添加${name}`).waitFor();
    await this.press('Escape');
  }

  /** Somebody else takes over; the donor stays on screen. */
  async handOver(name: string, password: string): Promise<void> {
    await this.press('F8');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name }).check({ force: true });
    await dialog.locator('[name="password"]').fill(password);
    await this.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await this.page.getByRole('banner').getByText(name).waitFor();
  }

  /** Opens a donor through the box. */
  async openDonor({ phone, name }: Person): Promise<void> {
    await this.search(phone);
    await this.press('Enter');
    await this.page.getByRole('heading', { name, exact: true }).waitFor();
  }

  /** Looks at the screen in both languages. */
  async lookTwice(name: string): Promise<void> {
    await this.look(name);
    await this.speak('en');
    await this.look(`${name}-en`);
    await this.speak('zh');
  }

  /** The other language, without leaving what is on screen. */
  async speak(language: 'zh' | 'en'): Promise<void> {
    const wanted = language === 'en' ? 'English' : '中文';
    const button = this.page.getByRole('button', { name: wanted, includeHidden: true });
    await button.evaluate((element: HTMLButtonElement) => element.click());
    await this.page.locator(`html[lang="${language === 'en' ? 'en' : 'zh-CN'}"]`).waitFor({ state: 'attached' });
  }

  /** The screen as it is, once it is painted. */
  async still(): Promise<Buffer> {
    await this.painted(this.page);
    return this.page.screenshot();
  }

  /** Waits until the page asks the desk for nothing more. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
  }

  /** Waits until every colour that is changing has changed; what is not drawn, as a closed list, never ends. */
  private async painted(page: Page): Promise<void> {
    await page.evaluate(async () => {
      const frame = () => new Promise((next) => requestAnimationFrame(next));
      await frame();
      const changes = document.getAnimations().map((one) => one.finished.catch(() => null));
      await Promise.race([Promise.all(changes), new Promise((next) => setTimeout(next, 1_000))]);
      await frame();
    });
  }

  /**
   * Looks at the screen as it is: pictures in light and dark, at 175 % and in forced colours for
   * people to see, and axe's opinion. No screen may scroll sideways or cut words, at any size.
   */
  async look(name: string): Promise<void> {
    await this.lookAt(this.page, name);
  }

  /** Looks at a window, the desk's or the donor's. */
  async lookAt(page: Page, name: string): Promise<void> {
    await mkdir(OUTPUT, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await this.painted(page);
      await page.screenshot({ path: join(OUTPUT, `${name}-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const places = serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      expect(places, `axe on ${name}, ${colorScheme}`).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await this.painted(page);
    expect.soft(await moving(page), `${name} moves although motion is to be reduced`).toEqual([]);
    expect.soft(await crowded(page), `${name} at 100 %`).toEqual([]);
    await this.zoomed(page, name);
    await page.emulateMedia({ forcedColors: 'active' });
    await this.painted(page);
    await page.screenshot({ path: join(OUTPUT, `${name}-forced.png`) });
    await page.emulateMedia({ forcedColors: 'none' });
  }

  /** The screen is used at 125 to 175 % as well. */
  private async zoomed(page: Page, name: string): Promise<void> {
    const usual = page.viewportSize();
    if (!usual) throw new Error('the window has a size');
    for (const zoom of ZOOMS) {
      await page.setViewportSize({ width: Math.floor(usual.width / zoom), height: Math.floor(usual.height / zoom) });
      await this.painted(page);
      expect.soft(await crowded(page), `${name} at ${zoom * 100} %`).toEqual([]);
    }
    await page.screenshot({ path: join(OUTPUT, `${name}-175.png`) });
    await page.setViewportSize(usual);
    await this.painted(page);
  }
}

/** What would move for longer than the eye sees. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = (seconds: string) => Math.max(...seconds.split(',').map(Number.parseFloat));
    return [...document.querySelectorAll('body *')]
      .filter((one) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(one);
        return longest(transitionDuration) > 0.01 || (animationName !== 'none' && longest(animationDuration) > 0.01);
      })
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class')}`);
  });
}

/** What scrolls sideways, and words that are cut off without a way to read the rest. */
function crowded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = (one: Element) => `${one.tagName.toLowerCase()}.${one.getAttribute('class')}`;
    const place = (one: Element) => `${named(one)} ${one.scrollWidth} > ${one.clientWidth}`;
    const outside = (part: Element, of: Element) =>
      part.getBoundingClientRect().right > of.getBoundingClientRect().left + of.clientWidth + 1;
    const root = document.documentElement;
    const wide = root.scrollWidth > innerWidth ? [`the page: ${root.scrollWidth} > ${innerWidth}`] : [];
    const scrolls = [...document.querySelectorAll('main, [data-place="panel"], dialog[open]')]
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => `${place(one)} by ${[...one.querySelectorAll('*')].filter((part) => outside(part, one)).map(named).slice(-3).join(', ')}`);
    const cut = [...document.querySelectorAll<HTMLElement>('body *:not(.unseen, svg *)')].filter((one) => {
      const hides = ['hidden', 'clip'].includes(getComputedStyle(one).overflowX);
      return hides && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && one.innerText?.trim() && !one.title && !one.closest('[title]');
    });
    return [...wide, ...scrolls, ...cut.map((one) => `cut: ${place(one)}: ${one.innerText.slice(0, 30)}`)];
  });
}
