import { describe, expect, test } from 'vitest';
import { type Backend, DeskError } from '../backend/backend';
import type { Certificate } from '../backend/gen/types';
import { Batch } from './batch.svelte';
import { Desk } from './desk.svelte';

const LOOK = { design: 'rules', stock: 'a4' } as const;

function certificate(n: number): Certificate {
  return { id: `c${n}`, serial: `S${n}`, donation: `d${n}`, issued_on: '2026-11-22', printed: 0, superseded: false, voided: false };
}

/** A desk that issues a certificate for each visit; no document with one of `undrawable` is drawn. */
function batch(undrawable: readonly string[], code: 'paper' | 'not_found' = 'paper'): { batch: Batch; looks: string[][] } {
  const looks: string[][] = [];
  const backend = {
    job: (_: string, { visits }: { visits: string[] }) =>
      Promise.resolve({ issued: visits.map((_, n) => certificate(n)), not_issued: [], stopped: false }),
    rpc: (_: string, { paper }: { paper: { certificates: string[] } }) => {
      looks.push(paper.certificates);
      const faulty = paper.certificates.some((id) => undrawable.includes(id));
      return faulty ? Promise.reject(new DeskError(code, '没有字体')) : Promise.resolve({ pages: 1 });
    },
  } as unknown as Backend;
  return { batch: new Batch(new Desk(backend)), looks };
}

describe('a batch of certificates', () => {
  test('is one document, tried once before it goes to a printer', async () => {
    const { batch: one, looks } = batch([]);
    await one.issue(['v0', 'v1'], LOOK);
    expect(one.paper(LOOK)).toEqual({ kind: 'thank_you', certificates: ['c0', 'c1'], look: LOOK });
    expect(looks).toEqual([['c0', 'c1']]);
  });

  test('sets those apart that cannot be drawn, and says why', async () => {
    const { batch: one } = batch(['c1']);
    await one.issue(['v0', 'v1', 'v2'], LOOK);
    expect(one.together.map(({ id }) => id)).toEqual(['c0', 'c2']);
    expect(one.apart).toEqual([{ certificate: certificate(1), message: '没有字体' }]);
    await one.issue([], LOOK);
    expect([one.apart, one.together]).toEqual([[], []]);
  });

  test('does not take another refusal for a missing character', async () => {
    const { batch: one } = batch(['c0'], 'not_found');
    await expect(one.issue(['v0'], LOOK)).rejects.toThrow('没有字体');
  });
});
