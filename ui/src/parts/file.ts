/** A text file as a person chooses it. */

import { DeskError } from '../backend/backend';

/** What is said of a file that cannot be taken. */
export interface FileFaults {
  tooLarge: string;
  notText: string;
}

/** The longest text that is taken: some tens of thousands of lines. */
const MOST_BYTES = 900_000;

/** Reads the text of a file. Throws what is wrong with it, at `field`. */
export async function readText(file: File, field: string, faults: FileFaults): Promise<string> {
  const refused = (message: string) => new DeskError('invalid', message, field);
  if (file.size > MOST_BYTES) throw refused(faults.tooLarge);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw refused(faults.notText);
  }
}

const LARGEST_IMAGE = 5 * 1024 * 1024;
/** How the bytes of an image begin. */
const SIGNATURES = { jpeg: [0xff, 0xd8, 0xff], png: [0x89, 0x50, 0x4e, 0x47] } as const;

export interface ImageFile {
  file_type: keyof typeof SIGNATURES;
  /** Its bytes, base64. */
  content: string;
}

/** Reads a photo. Throws a `DeskError` when it is too large or no photo. */
export async function readImage(
  file: Blob,
  words: { photoTooLarge: string; photoKind: string },
): Promise<ImageFile> {
  if (file.size > LARGEST_IMAGE) throw new DeskError('invalid', words.photoTooLarge, 'photo');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const types = Object.keys(SIGNATURES) as ImageFile['file_type'][];
  const file_type = types.find((type) => SIGNATURES[type].every((byte, at) => bytes[at] === byte));
  if (!file_type) throw new DeskError('invalid', words.photoKind, 'photo');
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { file_type, content: btoa(text) };
}
