/**
 * A client for WebKitWebDriver, as small as the tests need it: one session, elements found by what a
 * person reads on them, real clicks and real typing.
 */

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A part of the page, as the driver names it. */
export interface Part {
  [ELEMENT]: string;
}

/** What a person looks for, and the words on it. */
export interface Sought {
  kind: 'button' | 'field' | 'choice' | 'picture';
  name: string;
}

/** Keys that are not letters (W3C WebDriver, "keyboard actions"). */
export const keys = { enter: '\uE007', tab: '\uE004', escape: '\uE00C', f3: '\uE033', f7: '\uE037' } as const;

const PATIENCE_MS = 20_000;

export class WebDriver {
  private constructor(
    private readonly address: string,
    private readonly session: string,
  ) {}

  /** Starts `program` through the driver that listens at `address`. */
  static async start(address: string, program: string): Promise<WebDriver> {
    const browser = { binary: program, args: [] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': browser } };
    const made = await send<{ sessionId: string }>('POST', `${address}/session`, { capabilities });
    return new WebDriver(address, made.sessionId);
  }

  /** Closes the program. */
  async end(): Promise<void> {
    await send('DELETE', `${this.address}/session/${this.session}`);
  }

  /** The part that shows `name`, as soon as it is there and can be used. */
  async find(kind: Sought['kind'], name: string, patience = PATIENCE_MS): Promise<Part> {
    const part = await this.until(() => this.run<Part | null>(SEEK, kind, name), patience);
    if (part) return part;
    throw new Error(`There is no ${kind} “${name}”. The page says:\n${await this.text()}`);
  }

  async click(kind: Sought['kind'], name: string): Promise<void> {
    const part = await this.find(kind, name);
    await this.ask('POST', `/element/${part[ELEMENT]}/click`, {});
  }

  /** Types into the field called `name`, in place of what it holds. */
  async type(name: string, text: string): Promise<void> {
    const part = await this.find('field', name);
    await this.ask('POST', `/element/${part[ELEMENT]}/clear`, {});
    await this.ask('POST', `/element/${part[ELEMENT]}/value`, { text });
  }

  /** Presses a key where the focus is. */
  async press(key: string): Promise<void> {
    const actions = [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }];
    await this.ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** The windows that the driver can look into, by the names that it gives them. */
  windows(): Promise<string[]> {
    return this.ask('GET', '/window/handles');
  }

  /** The window that is driven now. */
  window(): Promise<string> {
    return this.ask('GET', '/window');
  }

  /** Drives another window from now on. */
  async turnTo(handle: string): Promise<void> {
    await this.ask('POST', '/window', { handle });
  }

  /** Waits until the page says `words`. */
  async see(words: string, patience = PATIENCE_MS): Promise<void> {
    const seen = await this.until(async () => (await this.text()).includes(words), patience);
    if (!seen) throw new Error(`“${words}” does not appear. The page says:\n${await this.text()}`);
  }

  /** All words on the page. */
  text(): Promise<string> {
    return this.run('return document.body.innerText');
  }

  /** Runs a function body in the page. */
  run<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.ask('POST', '/execute/sync', { script, args });
  }

  /** Runs a function body in the page that ends by calling its last argument. */
  wait<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.ask('POST', '/execute/async', { script, args });
  }

  /** The window as a picture (PNG). */
  async picture(): Promise<Buffer> {
    return Buffer.from(await this.ask<string>('GET', '/screenshot'), 'base64');
  }

  async until<T>(look: () => Promise<T>, patience: number): Promise<T> {
    const end = Date.now() + patience;
    for (;;) {
      const found = await look();
      if (found || Date.now() > end) return found;
      await new Promise((resume) => setTimeout(resume, 25));
    }
  }

  private ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return send(method, `${this.address}/session/${this.session}${path}`, body);
  }
}

async function send<T>(method: string, address: string, body?: unknown): Promise<T> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(address, { method, ...content });
  const answer = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (response.ok) return answer.value;
  throw new Error(`${method} ${new URL(address).pathname}: ${answer.value.error} ${answer.value.message}`);
}

/** Runs in the page: the first visible part of a kind whose words begin with a name. */
const SEEK = `
  const [kind, name] = arguments;
  const words = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const shown = (part) => part.getClientRects().length > 0 && !part.closest('[inert]');
  const named = (part, ...texts) => shown(part) && texts.some((text) => words(text).startsWith(name));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const labelled = (part) => [part.getAttribute('aria-label'), ...[...(part.labels ?? [])].map((label) => label.innerText)];
  const dialogs = all('dialog[open]');
  const within = (part) => dialogs.length === 0 || dialogs.some((dialog) => dialog.contains(part));
  const usable = (part) => within(part) && !part.disabled && part.getAttribute('aria-disabled') !== 'true';
  const seek = {
    button: () => all('button, [role=button], [role=option]').find((part) => usable(part) && named(part, part.innerText, part.getAttribute('aria-label'))),
    field: () => all('input, select, textarea').find((part) => usable(part) && named(part, ...labelled(part))),
    choice: () => all('label').find((part) => within(part) && part.querySelector('input:not([disabled])') && named(part, part.innerText)),
    picture: () => all('img').find((part) => named(part, part.alt) && part.complete && part.naturalWidth > 0),
  };
  return seek[kind]() ?? null;
`;
