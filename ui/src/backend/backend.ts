/**
 * The one door to Rust: whatever a screen asks passes through a `Backend`, and whatever is refused
 * comes back as a `DeskError`.
 */

import { told } from '../text/language.svelte';
import type { DeskError as ErrorBody, ErrorCode, Job, Page, Rpc } from './gen/types';

/** How far a job is; `total` is 0 while unknown. */
export interface Progress {
  done: number;
  total: number;
}

/** A file or folder to be chosen: one that is there, one to be written, or a folder. */
export type PathAsked =
  | { kind: 'open'; endings: readonly string[] }
  | { kind: 'save'; name: string }
  | { kind: 'folder' };

export interface Backend {
  /** Whether this desk can show a dialog to choose a file; where it cannot, the path is typed. */
  readonly choosesPaths: boolean;
  /** The path that the person chose; null if they chose none. */
  choosePath(asked: PathAsked): Promise<string | null>;
  /** Asks for something that is answered at once. Throws a `DeskError`. */
  rpc<C extends keyof Rpc>(command: C, request: Rpc[C]['request']): Promise<Rpc[C]['answer']>;
  /** Asks for something that takes a while; aborting `signal` cancels it. Throws a `DeskError`. */
  job<C extends keyof Job>(
    command: C,
    request: Job[C]['request'],
    onStep: (step: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Job[C]['answer']>;
  /** Asks for a page to look at. Throws a `DeskError`. */
  page<C extends keyof Page>(command: C, request: Page[C]['request']): Promise<Blob>;
  /** Saves a page where the person chooses; where that was, or null if the person chose nowhere. */
  savePage<C extends keyof Page>(command: C, request: Page[C]['request']): Promise<string | null>;
  /** Shows the form of a token on the donor's screen. Throws a `DeskError`. */
  showDonorWindow(token: string): Promise<void>;
  /** Clears the donor's screen. Throws a `DeskError`. */
  hideDonorWindow(): Promise<void>;
}

/** What was refused, with a sentence that says what to do. */
export class DeskError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
    this.name = 'DeskError';
  }

  /** Reads whatever a host threw; anything that is not a desk's error is a fault of the program. */
  static from(thrown: unknown, fallback: string): DeskError {
    if (thrown instanceof DeskError) return thrown;
    if (isErrorBody(thrown)) return new DeskError(thrown.code, told(thrown.message), thrown.field ?? null);
    return new DeskError('internal', fallback);
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null) return false;
  return 'code' in value && 'message' in value && typeof value.message === 'string';
}
