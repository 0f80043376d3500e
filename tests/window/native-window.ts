/** The built program in a real window, with a station folder of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { WebDriver } from './webdriver';

/** Where pictures and measurements are kept. */
export const PICTURES = join(import.meta.dirname, '..', 'output');

export class NativeWindow {
  private constructor(
    readonly page: WebDriver,
    readonly folder: string,
    private readonly driver: ChildProcess,
  ) {}

  /**
   * Opens the program that `REDWALL_APP` names on the display that `DISPLAY` names. Everything that
   * it writes stays in a folder that `close` removes. `also` is added to its environment.
   */
  static async open(also: Record<string, string> = {}): Promise<NativeWindow> {
    const folder = await mkdtemp(join(tmpdir(), 'redwall-window-'));
    const port = await freePort();
    const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: { ...process.env, ...surroundings(folder), ...also },
      stdio: 'inherit',
      // A group of its own: the program is the driver's child and ends with it.
      detached: true,
    });
    try {
      const address = `http://127.0.0.1:${port}`;
      await listening(address, driver);
      const page = await WebDriver.start(address, await program());
      return new NativeWindow(page, folder, driver);
    } catch (fault) {
      await end(driver, folder);
      throw fault;
    }
  }

  async close(): Promise<void> {
    await this.page.end().catch(() => undefined);
    await end(this.driver, this.folder);
  }

  /** Keeps a picture of the window for people to look at. */
  async keepPicture(name: string): Promise<void> {
    await mkdir(PICTURES, { recursive: true });
    await writeFile(join(PICTURES, `window-${name}.png`), await this.page.picture());
  }

  /** Milliseconds since the program's process was started (steps of 10). */
  async age(): Promise<number> {
    const [uptime, started] = await Promise.all([readFile('/proc/uptime', 'utf8'), this.startTicks()]);
    return Number(uptime.split(' ')[0]) * 1000 - started * 10;
  }

  /** What the program wrote to its log. */
  log(): Promise<string> {
    return readFile(join(this.folder, 'share', 'cn.redwall.desk', 'logs', 'redwall.log'), 'utf8');
  }

  /** Every file that the program left on the disk: the station's, the log, what the web view keeps. */
  async files(): Promise<{ name: string; bytes: Buffer }[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(
      paths.map(async (path) => ({ name: relative(this.folder, path), bytes: await readFile(path) })),
    );
  }

  private async startTicks(): Promise<number> {
    const threads = await readdir(`/proc/${this.driver.pid}/task`);
    const read = (thread: string) => readFile(`/proc/${this.driver.pid}/task/${thread}/children`, 'utf8');
    const children = (await Promise.all(threads.map(read))).join(' ').trim().split(/\s+/);
    const stat = await readFile(`/proc/${children[0]}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold spaces, so count from its closing bracket.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
  }
}

function surroundings(folder: string): Record<string, string> {
  return {
    TAURI_AUTOMATION: 'true',
    TAURI_WEBVIEW_AUTOMATION: 'true',
    REDWALL_DATA_DIR: join(folder, 'station'),
    XDG_DATA_HOME: join(folder, 'share'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  };
}

async function program(): Promise<string> {
  const path = process.env['REDWALL_APP'];
  if (!path) throw new Error('REDWALL_APP must name the built program (target/debug/redwall).');
  await access(path);
  return path;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function listening(address: string, driver: ChildProcess): Promise<void> {
  let fault: Error | null = null;
  driver.once('error', (error) => (fault = error));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (fault) throw fault;
    if (await fetch(`${address}/status`).then((status) => status.ok, () => false)) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error('WebKitWebDriver does not answer.');
}

async function end(driver: ChildProcess, folder: string): Promise<void> {
  if (driver.pid !== undefined && driver.exitCode === null) {
    const ended = once(driver, 'exit');
    process.kill(-driver.pid, 'SIGTERM');
    await ended;
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
