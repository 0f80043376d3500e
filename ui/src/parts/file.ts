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
