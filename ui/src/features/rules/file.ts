/** A rulebook file as a person chooses it. */

import { DeskError } from '../../backend/backend';
import type { RulebookFile } from '../../backend/gen/types';
import { t } from '../../text/language.svelte';

/** A rulebook has some tens of kilobytes. */
const MOST_BYTES = 1_000_000;

/** Reads the text of a file. Throws what is wrong with it, at `files`. */
export async function readFile(file: File): Promise<RulebookFile> {
  if (file.size > MOST_BYTES) throw refused(t().rules.tooLarge);
  const bytes = await file.arrayBuffer().catch(() => {
    throw refused(t().rules.notText);
  });
  try {
    return { name: file.name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw refused(t().rules.notText);
  }
}

function refused(message: string): DeskError {
  return new DeskError('invalid', message, 'files');
}
