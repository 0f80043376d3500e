/** The loopback server's way to Rust, for tests and development. */

import { t } from '../text/language.svelte';
import { type Backend, DeskError, type Progress } from './backend';
import { readEvents } from './events';
import type { Job, Page, Rpc } from './gen/types';

export class HttpBackend implements Backend {
  readonly choosesPaths = false;

  #donorWindow: Window | null = null;

  async rpc<C extends keyof Rpc>(command: C, request: Rpc[C]['request']): Promise<Rpc[C]['answer']> {
    const response = await post('/rpc', { command, request });
    return (await response.json()) as Rpc[C]['answer'];
  }

  async job<C extends keyof Job>(
    command: C,
    request: Job[C]['request'],
    onStep: (step: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Job[C]['answer']> {
    const response = await post('/job', { command, request }, signal);
    if (!response.body) throw unreachable();
    try {
      for await (const event of readEvents(response.body)) {
        if (event.name === 'step') onStep(event.data as Progress);
        if (event.name === 'answer') return event.data as Job[C]['answer'];
        if (event.name === 'error') throw DeskError.from(event.data, t().errors.internal);
      }
    } catch (thrown) {
      throw signal?.aborted ? cancelled() : DeskError.from(thrown, t().errors.unreachable);
    }
    throw unreachable();
  }

  async page<C extends keyof Page>(command: C, request: Page[C]['request']): Promise<Blob> {
    return (await post('/page', { command, request })).blob();
  }

  async savePage<C extends keyof Page>(
    command: C,
    request: Page[C]['request'],
  ): Promise<string | null> {
    const response = await post('/page', { command, request });
    const name = fileName(response.headers.get('content-disposition')) ?? 'certificate.pdf';
    const url = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return name;
  }

  choosePath(): Promise<string | null> {
    return Promise.resolve(null);
  }

  async showDonorWindow(token: string): Promise<void> {
    this.#donorWindow = window.open(`/donor.html#${token}`, 'redwall-donor', 'popup,width=1024,height=768');
    if (!this.#donorWindow) throw new DeskError('internal', t().donorScreen.notOpened);
  }

  async hideDonorWindow(): Promise<void> {
    this.#donorWindow?.close();
    this.#donorWindow = null;
  }
}

export async function post(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  }).catch(() => {
    throw signal?.aborted ? cancelled() : unreachable();
  });
  if (response.ok) return response;
  const error: unknown = await response.json().catch(() => null);
  throw DeskError.from(error, t().errors.internal);
}

/** The name that a page is to be saved under: the whole one (RFC 8187), else the ASCII one. */
export function fileName(disposition: string | null): string | null {
  const whole = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (whole) return decodeURIComponent(whole);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null;
}

function unreachable(): DeskError {
  return new DeskError('internal', t().errors.unreachable);
}

function cancelled(): DeskError {
  return new DeskError('cancelled', t().errors.cancelled);
}
