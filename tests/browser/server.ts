/** The real server on a folder of its own, that goes away with the test. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const UI = process.env['REDWALL_UI'] ?? resolve(import.meta.dirname, '../../ui/dist');

export interface Server {
  url: string;
  /** The folder of the station's data. */
  data: string;
  stop(): Promise<void>;
}

/** Starts `redwall-web` (its path in `REDWALL_WEB`) on an empty folder, with more in its environment. */
export async function startServer(environment: Record<string, string> = {}): Promise<Server> {
  const program = process.env['REDWALL_WEB'];
  if (!program) throw new Error('set REDWALL_WEB to the redwall-web program');
  const data = await mkdtemp(join(tmpdir(), 'redwall-browser-'));
  const child = spawn(program, ['--data', data, '--ui', UI, '--port', '0'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const url = await announced(child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    url,
    data,
    async stop() {
      child.stdin?.end();
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function announced(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`redwall-web ended with ${code}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (line) => {
      const url = line.match(/^listening on (http:\/\/\S+)$/)?.[1];
      if (url) found(url);
    });
  });
}
