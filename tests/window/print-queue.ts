/** A real print queue: a print server of the test's own that keeps what it was given. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SERVER = '/usr/sbin/cupsd';
const call = promisify(execFile);

/** Whether this machine has a print server to start. */
export const canPrint = existsSync(SERVER);

export class PrintQueue {
  private constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  static async open(name: string): Promise<PrintQueue> {
    const folder = await mkdtemp(join(tmpdir(), 'redwall-print-'));
    await Promise.all(['root', 'spool', 'cache', 'run', 'log'].map((part) => mkdir(join(folder, part))));
    await writeFile(join(folder, 'root', 'cupsd.conf'), policy(folder));
    await writeFile(join(folder, 'root', 'cups-files.conf'), places(folder));
    const files = ['-c', join(folder, 'root', 'cupsd.conf'), '-s', join(folder, 'root', 'cups-files.conf')];
    const queue = new PrintQueue(name, folder, spawn(SERVER, ['-f', ...files], { stdio: 'inherit' }));
    try {
      await queue.make();
      return queue;
    } catch (fault) {
      await queue.close();
      throw fault;
    }
  }

  /** What a program must be told to print here. */
  get surroundings(): Record<string, string> {
    return { CUPS_SERVER: join(this.folder, 'run', 'cups.sock') };
  }

  /** The pages that the queue was given, in order. */
  async received(): Promise<Buffer[]> {
    const spool = join(this.folder, 'spool');
    const pages = (await readdir(spool)).filter((file) => file.startsWith('d')).sort();
    return Promise.all(pages.map((page) => readFile(join(spool, page))));
  }

  async close(): Promise<void> {
    if (this.server.exitCode === null) {
      const ended = once(this.server, 'exit');
      this.server.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async make(): Promise<void> {
    for (let attempt = 0; !existsSync(this.surroundings['CUPS_SERVER'] ?? ''); attempt += 1) {
      if (attempt === 200) throw new Error('The print server does not answer.');
      await new Promise((resume) => setTimeout(resume, 50));
    }
    const env = { ...process.env, ...this.surroundings };
    await call('lpadmin', ['-p', this.name, '-E', '-v', 'file:/dev/null', '-m', 'raw'], { env });
    await call('lpadmin', ['-d', this.name], { env });
  }
}

function policy(folder: string): string {
  return `
Listen ${join(folder, 'run', 'cups.sock')}
LogLevel error
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobHistory Yes
PreserveJobFiles Yes
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
`;
}

function places(folder: string): string {
  return `
ServerRoot ${join(folder, 'root')}
RequestRoot ${join(folder, 'spool')}
CacheDir ${join(folder, 'cache')}
StateDir ${join(folder, 'run')}
AccessLog ${join(folder, 'log', 'access')}
ErrorLog ${join(folder, 'log', 'error')}
PageLog ${join(folder, 'log', 'page')}
`;
}
