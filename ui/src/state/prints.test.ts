import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../backend/backend';
import type { Paper, PrintJob, PrintState } from '../backend/gen/types';
import { Desk } from './desk.svelte';
import { isOf, Prints } from './prints.svelte';

const LEAFLET: Paper = { kind: 'leaflet', donation: 'd1' };

function job(id: string, state: PrintState, paper: Paper = LEAFLET, problem: string | null = null): PrintJob {
  return {
    id, paper, title: id, serials: [], printer: '惠普', tray: null, copies: 1, duplex: false, blanks: null, reason: null,
    ordered_by: '王敏', ordered_at: '2026-11-23 09:00', state, state_at: '2026-11-23 09:00', problem,
    collected_by: null, collected_at: null,
  };
}

/** A desk whose ledger is what `listed` says at the time. */
function ledger(listed: () => PrintJob[]): { prints: Prints; asked: string[] } {
  const asked: string[] = [];
  const backend = {
    rpc: (command: string) => {
      asked.push(command);
      return Promise.resolve(command === 'print_list' ? listed() : job('new', 'sent'));
    },
  } as unknown as Backend;
  return { prints: new Prints(new Desk(backend)), asked };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what waits for a person', () => {
  test('is what does not go on, and what failed', async () => {
    const rows = [job('a', 'sent'), job('b', 'queued', LEAFLET, '缺纸。'), job('c', 'printed')];
    const { prints } = ledger(() => [...rows, job('d', 'failed', { kind: 'daily' }, '没有打印。')]);
    await prints.refresh();
    expect(prints.waiting.map(({ id }) => id)).toEqual(['b', 'd']);
  });

  test('is not what failed and was printed again, nor what somebody has seen in the queue', async () => {
    const { prints } = ledger(() => [job('again', 'printed'), job('before', 'failed')]);
    await prints.refresh();
    expect(prints.waiting).toEqual([]);
    const { prints: seen } = ledger(() => [job('alone', 'failed')]);
    await seen.refresh();
    expect(seen.waiting.length).toBe(1);
    seen.see();
    expect(seen.waiting).toEqual([]);
  });
});

describe('an order', () => {
  test('is looked after until it is at its end, and no longer', async () => {
    let state: PrintState = 'sent';
    const { prints, asked } = ledger(() => [job('new', state)]);
    await prints.order({ paper: LEAFLET, printer: '惠普' });
    expect(prints.jobs.map(({ id }) => id)).toEqual(['new']);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(prints.jobs[0]?.state).toBe('sent');
    state = 'printed';
    await vi.advanceTimersByTimeAsync(1_500);
    expect(prints.jobs[0]?.state).toBe('printed');
    const looks = asked.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked.length).toBe(looks);
  });

  test('that waits does not keep the desk from locking', async () => {
    const { prints, asked } = ledger(() => [job('new', 'queued', LEAFLET, '缺纸。')]);
    await prints.order({ paper: LEAFLET, printer: '惠普' });
    await vi.advanceTimersByTimeAsync(120_000);
    const looks = asked.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked.length).toBe(looks);
  });
});

describe('a print is of a document', () => {
  test('however its parts are ordered, and whatever is left open', () => {
    const daily = job('a', 'sent', { day: null, kind: 'daily' });
    expect(isOf(daily, { kind: 'daily' })).toBe(true);
    expect(isOf(daily, { kind: 'daily', day: '2026-11-22' })).toBe(false);
  });

  test('when some of its certificates are on it, whatever they look like', () => {
    const batch = job('a', 'sent', { kind: 'thank_you', certificates: ['c1', 'c2'], look: { stock: 'card' } });
    expect(isOf(batch, { kind: 'thank_you', certificates: ['c2'] })).toBe(true);
    expect(isOf(batch, { kind: 'thank_you', certificates: ['c3'] })).toBe(false);
  });
});
