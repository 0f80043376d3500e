/** A real print server (CUPS) of the test's own, which keeps what its printers were given. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SERVER = '/usr/sbin/cupsd';
const TOOLS = '/usr/sbin';
const PATIENCE_MS = 30_000;
const TWO_TRAYS = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TWOTRAYS.PPD"
*Manufacturer: "Red Wall"
*Product: "(Two Trays)"
*ModelName: "Two Trays"
*ShortNickName: "Two Trays"
*NickName: "Two Trays"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*OpenUI *InputSlot: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1: ""
*InputSlot Tray2: ""
*CloseUI: *InputSlot
*OpenUI *Duplex: PickOne
*DefaultDuplex: None
*Duplex None: ""
*Duplex DuplexNoTumble: ""
*Duplex DuplexTumble: ""
*CloseUI: *Duplex
`;

export class PrintServer {
  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /** Starts the server. Without CUPS there is no story of printing. */
  static async start(): Promise<PrintServer> {
    if (!existsSync(SERVER)) throw new Error(`${SERVER} is not installed: run \`cargo xtask setup\``);
    // The name of a socket may not be long.
    const folder = await mkdtemp(join(tmpdir(), 'rw-cups-'));
    for (const part of ['root', 'spool', 'cache', 'run', 'log']) await mkdir(join(folder, part));
    const [policy, places] = [join(folder, 'root/cupsd.conf'), join(folder, 'root/cups-files.conf')];
    const socket = join(folder, 'run/cups.sock');
    await writeFile(policy, policyOf(socket));
    await writeFile(places, placesIn(folder));
    const server = spawn(SERVER, ['-f', '-c', policy, '-s', places], { stdio: 'inherit' });
    const started = new PrintServer(folder, server);
    const until = Date.now() + PATIENCE_MS;
    while (!existsSync(socket)) {
      if (Date.now() > until) throw new Error('the print server does not answer');
      await pause(50);
    }
    return started;
  }

  /** What a program needs in its environment to print here. */
  get environment(): Record<string, string> {
    return { CUPS_SERVER: join(this.folder, 'run/cups.sock') };
  }

  /** Adds a printer that takes every page. */
  add(printer: string): void {
    this.tool('lpadmin', '-p', printer, '-E', '-v', 'file:/dev/null', '-m', 'raw');
  }

  /** Adds one with two trays, which prints both sides; nothing is printed there. */
  async addWithTrays(printer: string): Promise<void> {
    const described = join(this.folder, `${printer}.ppd`);
    await writeFile(described, TWO_TRAYS);
    this.tool('lpadmin', '-p', printer, '-E', '-v', 'file:/dev/null', '-P', described);
  }

  /** The printer stands still, and says why. */
  stop(printer: string, why: string): void {
    this.tool('cupsdisable', '-r', why, printer);
  }

  goOn(printer: string): void {
    this.tool('cupsenable', printer);
  }

  /** Somebody takes every page out of the printer's queue, at the printer or in the system's settings. */
  empty(printer: string): void {
    this.tool('cancel', '-a', printer);
  }

  /** The pages that the server was given, in order. */
  async received(): Promise<Buffer[]> {
    const spool = join(this.folder, 'spool');
    const kept = (await readdir(spool)).filter((name) => name.startsWith('d')).toSorted();
    return Promise.all(kept.map((name) => readFile(join(spool, name))));
  }

  async end(): Promise<void> {
    const ended = new Promise<void>((done) => this.server.once('exit', () => done()));
    this.server.kill();
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  private tool(name: string, ...options: string[]): void {
    const inside = join(TOOLS, name);
    const env = { ...process.env, ...this.environment };
    execFileSync(existsSync(inside) ? inside : name, options, { env });
  }
}

function policyOf(socket: string): string {
  return [
    `Listen ${socket}`, 'LogLevel error', 'Browsing No', 'WebInterface No', 'DefaultAuthType None',
    'PreserveJobHistory Yes', 'PreserveJobFiles Yes', '<Location />', 'Allow all', '</Location>',
    '<Policy default>', 'JobPrivateAccess all', 'JobPrivateValues none', '<Limit All>', 'Allow all', '</Limit>',
    '</Policy>', '',
  ].join('\n');
}

function placesIn(folder: string): string {
  const at = (part: string) => join(folder, part);
  return [
    `ServerRoot ${at('root')}`, `RequestRoot ${at('spool')}`, `CacheDir ${at('cache')}`, `StateDir ${at('run')}`,
    `AccessLog ${at('log/access')}`, `ErrorLog ${at('log/error')}`, `PageLog ${at('log/page')}`, '',
  ].join('\n');
}
