import { describe, expect, test } from 'vitest';
import type { DeferralReason } from '../../backend/gen/types';
import { asks, matching } from './deferral';

function reason(code: string, duration: string, counted_from = '-', zh = ''): DeferralReason {
  return { code, reason_zh: zh, reason_en: '', counted_from, duration, platelets_only: false };
}

describe('a deferral reason', () => {
  test.each([
    ['P3M', 'recovery', 'event'],
    ['PT24H', 'vaccination', 'event'],
    ['PERM', '-', 'nothing'],
    ['PERM_UNLESS_REENTRY', 'result date', 'nothing'],
    ['RETRY', 'today', 'nothing'],
    ['UNTIL_END', '-', 'until'],
    ['MAX_INCUBATION', 'last contact', 'until'],
    ['PERM_OR_SET_DATE', '-', 'until'],
  ])('of duration %s counted from %s asks for %s', (duration, from, asked) => {
    expect(asks(reason('T01', duration, from))).toBe(asked);
  });

  test('is found by code before word, in either width', () => {
    const all = [reason('T12', 'P7D', 'recovery', '感染'), reason('P14', 'PERM', '-', 'T12 感染')];
    expect(matching(all, 't12').map((one) => one.code)).toEqual(['T12']);
    expect(matching(all, 'Ｔ12').map((one) => one.code)).toEqual(['T12']);
    expect(matching(all, '感染').map((one) => one.code)).toEqual(['T12', 'P14']);
    expect(matching(all, ' ')).toEqual([]);
  });
});
