/** The desktop window's way to Rust. */

import { Channel, invoke } from '@tauri-apps/api/core';
import { t } from '../text/language.svelte';
import { type Backend, DeskError, type PathAsked, type Progress } from './backend';
import type { Job, Page, Rpc } from './gen/types';

/** What the bytes of each page are; the window passes them on bare. */
const MEDIA_TYPES: Record<keyof Page, string> = {
  paper_preview: 'image/png',
  paper_pdf: 'application/pdf',
  attachment_read: 'application/octet-stream',
};

export class TauriBackend implements Backend {
  readonly choosesPaths = true;

  choosePath(asked: PathAsked): Promise<string | null> {
    return ask('path_choose', { asked });
  }

  rpc<C extends keyof Rpc>(command: C, request: Rpc[C]['request']): Promise<Rpc[C]['answer']> {
    return ask('rpc', { request: { command, request } });
  }

  async job<C extends keyof Job>(
    command: C,
    request: Job[C]['request'],
    onStep: (step: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Job[C]['answer']> {
    const id = crypto.randomUUID();
    const cancel = () => void ask('job_cancel', { id });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await ask('job', { id, request: { command, request }, steps: new Channel(onStep) });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async page<C extends keyof Page>(command: C, request: Page[C]['request']): Promise<Blob> {
    const bytes = await ask<ArrayBuffer>('page', { request: { command, request } });
    return new Blob([bytes], { type: MEDIA_TYPES[command] });
  }

  savePage<C extends keyof Page>(command: C, request: Page[C]['request']): Promise<string | null> {
    return ask('page_save', { request: { command, request } });
  }

  showDonorWindow(token: string): Promise<void> {
    return ask('donor_window_show', { token });
  }

  hideDonorWindow(): Promise<void> {
    return ask('donor_window_hide', {});
  }
}

export async function ask<T>(command: string, args: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw DeskError.from(thrown, t().errors.internal);
  }
}
