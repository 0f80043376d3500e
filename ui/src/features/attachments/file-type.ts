/** Files that can be attached, as the desk takes them. */

import type { FileType } from '../../backend/gen/types';

export const MOST_BYTES = 5_000_000;

const TYPES: Record<string, FileType> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'application/pdf': 'pdf',
};

/** What a file says that it is; null for one that is not taken. */
export function typeOf(mediaType: string): FileType | null {
  return TYPES[mediaType] ?? null;
}

/** The bytes in base64. */
export function base64(bytes: Uint8Array): string {
  const PORTION = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += PORTION) {
    text += String.fromCharCode(...bytes.subarray(at, at + PORTION));
  }
  return btoa(text);
}
