import { beforeEach, expect, test } from 'vitest';
import { type Backend, DeskError } from '../backend/backend';
import type { RulebookDifference, RulebookReading } from '../backend/gen/types';
import { Desk } from './desk.svelte';
import { Trial } from './trial.svelte';

const FIRST = { name: 'first.toml', text: 'a' };
const SECOND = { name: 'second.toml', text: 'b' };

function reading(name: string): RulebookReading {
  const part = { name, title: null, status: 'draft', from: null, to: null, activated: null } as const;
  return { rulebooks: [part], changes: [] };
}

function difference(changed: number): RulebookDifference {
  return { on: '2026-11-22', donors: 9, changed, groups: [] };
}

/** A desk that answers when it is told to. */
class SlowDesk {
  readonly readings: ((answer: RulebookReading) => void)[] = [];
  readonly judgements: ((answer: RulebookDifference) => void)[] = [];
  signal: AbortSignal | undefined;

  rpc = () => new Promise((resolve) => this.readings.push(resolve));

  job = (_: string, _request: unknown, _step: unknown, signal: AbortSignal) => {
    this.signal = signal;
    return new Promise<RulebookDifference>((resolve, reject) => {
      this.judgements.push(resolve);
      signal.addEventListener('abort', () => reject(new DeskError('cancelled', '已取消')));
    });
  };
}

let slow: SlowDesk;
let trial: Trial;

beforeEach(() => {
  slow = new SlowDesk();
  trial = new Trial(new Desk(slow as unknown as Backend));
});

test('the file opened last is shown, whichever was read first', async () => {
  const first = trial.open(FIRST);
  const second = trial.open(SECOND);
  slow.readings[1]?.(reading('second'));
  slow.readings[0]?.(reading('first'));
  await Promise.all([first, second]);
  expect(trial.file).toEqual(SECOND);
  expect(trial.rulebook?.name).toBe('second');
});

test('what one file would change is not shown under another', async () => {
  const opening = trial.open(FIRST);
  slow.readings[0]?.(reading('first'));
  await opening;
  const judging = trial.judge();
  slow.judgements[0]?.(difference(3));
  await judging;
  expect(trial.difference?.changed).toBe(3);
  void trial.open(SECOND);
  expect(trial.difference).toBeNull();
  expect(trial.reading).toBeNull();
});

test('closing stops the judging, and leaves nothing about donors behind', async () => {
  const opening = trial.open(FIRST);
  slow.readings[0]?.(reading('first'));
  await opening;
  const judging = trial.judge();
  trial.close();
  await expect(judging).rejects.toMatchObject({ code: 'cancelled' });
  expect(slow.signal?.aborted).toBe(true);
  expect([trial.file, trial.reading, trial.difference]).toEqual([null, null, null]);
});
