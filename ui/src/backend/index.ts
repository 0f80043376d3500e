/** Chooses the way to Rust once, at start: the window's where there is a window. */

import { isTauri } from '@tauri-apps/api/core';
import type { Backend } from './backend';
import { HttpBackend } from './http';
import { TauriBackend } from './tauri';

/** Whether the screens run in the desktop window rather than in a browser. */
export const inWindow = isTauri();

export const backend: Backend = inWindow ? new TauriBackend() : new HttpBackend();
