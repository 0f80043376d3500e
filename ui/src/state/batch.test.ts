import { describe, expect, test } from 'vitest';
import type { Backend, Printer } from '../backend/backend';
import type { Certificate } from '../backend/gen/types';
import { Batch } from './batch.svelte';
import { Desk } from './desk.svelte';

const PRINTER: Printer = { name: '惠普', is_default: true };

function certificate(n: number): Certificate {
  return { id: `c${n}`, serial: `S${n}`, donation: `d${n}`, issued_on: '2026-11-22', printed: 0, superseded: false, voided: false };
}

/** A desk that issues a certificate for each visit; `print` is told of each that is printed. */
function batch(print: (id: string) => Promise<void>): { batch: Batch; recorded: string[] } {
  const recorded: string[] = [];
  const backend = {
    job: (_: string, { visits }: { visits: string[] }) =>
      Promise.resolve({ issued: visits.map((_, n) => certificate(n)), not_issued: [], stopped: false }),
    rpc: (_: string, request: { certificate: string }) => {
      recorded.push(request.certificate);
      return Promise.resolve(null);
    },
    print,
  } as unknown as Backend;
  return { batch: new Batch(new Desk(backend)), recorded };
}

describe('a batch of certificates', () => {
  test('is printed one after another, each noted when it went to the printer', async () => {
    const { batch: one, recorded } = batch(() => Promise.resolve());
    await one.issue(['v0', 'v1']);
    expect(one.unprinted.length).toBe(2);
    await one.print(PRINTER);
    expect([one.printed, one.unprinted.length, recorded]).toEqual([2, 0, ['c0', 'c1']]);
  });

  test('that is stopped goes on where it was stopped', async () => {
    let after = 0;
    const { batch: one, recorded } = batch(() => {
      after += 1;
      if (after === 2) one.stop();
      return Promise.resolve();
    });
    await one.issue(['v0', 'v1', 'v2']);
    await one.print(PRINTER);
    expect([one.stopped, recorded]).toEqual([true, ['c0', 'c1']]);
    await one.print(PRINTER);
    expect(recorded).toEqual(['c0', 'c1', 'c2']);
  });

  test('that is stopped before the first is printed was begun all the same', async () => {
    const { batch: one } = batch(() => Promise.reject(new Error('paper')));
    await one.issue(['v0']);
    expect(one.begun).toBe(false);
    await expect(one.print(PRINTER)).rejects.toThrow('paper');
    expect([one.begun, one.printed]).toEqual([true, 0]);
    await one.issue(['v0']);
    expect(one.begun).toBe(false);
  });

  test('whose printer fails keeps what is not printed', async () => {
    const { batch: one, recorded } = batch((id) => (id === 'c1' ? Promise.reject(new Error('paper')) : Promise.resolve()));
    await one.issue(['v0', 'v1']);
    await expect(one.print(PRINTER)).rejects.toThrow('paper');
    expect([one.begun, one.printing, recorded, one.unprinted.map(({ id }) => id)]).toEqual([true, false, ['c0'], ['c1']]);
  });
});
