/**
 * The donor's window has a door of its own: its few commands, with the token that staff gave out, and
 * nothing of the desk's.
 */

import { isTauri } from '@tauri-apps/api/core';
import type { Own } from './gen/types';
import { post } from './http';
import { ask } from './tauri';

/** Asks for something of the one form that a token belongs to. Throws a `DeskError`. */
export async function own<C extends keyof Own>(
  token: string,
  command: C,
  request: Own[C]['request'],
): Promise<Own[C]['answer']> {
  const body = { token, command, request };
  if (isTauri()) return ask('donor_window', { request: body });
  const response = await post('/donor-window', body);
  return (await response.json()) as Own[C]['answer'];
}
