import { expect, test } from 'vitest';
import type { DeferralRow } from '../../backend/gen/types';
import { spanOf, standing } from './deferral';

const ROW: DeferralRow = {
  id: 'd', code: null, reason: null, source: null, event: null, from: '2026-11-01', until: null,
  permanent: false, ended: null, voided: false, active: true, set: null, ending: null, voiding: null,
};

test.each<[Partial<DeferralRow>, string]>([
  [{}, 'active'],
  [{ ended: '2026-12-01' }, 'active'],
  [{ ended: '2026-11-05', active: false }, 'ended'],
  [{ until: '2026-11-10', active: false }, 'over'],
  [{ voided: true, active: false, ended: '2026-11-05' }, 'voided'],
])('a deferral with %o stands as %s', (change, stands) => {
  expect(standing({ ...ROW, ...change })).toBe(stands);
});

test.each<[Partial<DeferralRow>, string]>([
  [{ permanent: true }, '永久'],
  [{ until: '2026-12-01' }, '2026-11-01 至 2026-12-01'],
  [{ from: null, until: '2026-12-01' }, '延期至 2026-12-01'],
  [{}, '2026-11-01 起'],
  [{ from: null }, '未定'],
])('a deferral with %o lasts %s', (change, words) => {
  expect(spanOf({ ...ROW, ...change })).toBe(words);
});
