import { expect, test } from 'vitest';
import type { Nomination } from '../../backend/gen/types';
import { awardOf, countsOf, duesOf, named, roundsOf } from './round';

const NOBODY: Nomination = {
  donor: 'a', donor_no: '0000012', name: '沙马阿果', sex: 'female', birth_date: '1990-05-01',
  document_type: 'resident_id', document: '5111', awards: [], volunteer_hours: null, last_donation: null,
  lifetime_count: 0, whole_blood_ml: 0, platelet_units: 0, counted_after: null, count: 0, level: 'none',
  nominate: 'none', to_next: null, golds: 0, lifetime_honour: false, volunteer_stars: 0,
  volunteer_lifetime: false,
};

function listed(...rows: Partial<Nomination>[]) {
  return {
    as_of: '2025-12-31', round: null, uncounted: [],
    rows: rows.map((row, n) => ({ ...NOBODY, donor: String(n), ...row })),
  };
}

test.each([
  ['2026-11-22', '2027-12-31'],
  ['2027-12-31', '2027-12-31'],
  ['2028-01-01', '2029-12-31'],
])('on %s the running round closes on %s', (today, cutoff) => {
  const [running, last] = roundsOf(today, 1);
  expect(running).toMatchObject({ cutoff, running: true });
  expect(last?.running).toBe(false);
  expect(last?.to).toBe((running?.to ?? 0) - 2);
});

test('whoever is due a gold and a lifetime honour stands there twice, the lifetime honour first', () => {
  const dues = duesOf(listed({ nominate: 'bronze' }, { nominate: 'gold', lifetime_honour: true }));
  expect(dues.map(({ kind, row }) => [kind, row.donor])).toEqual([['lifetime', '1'], ['gold', '1'], ['bronze', '0']]);
  expect(countsOf(dues).find(({ kind }) => kind === 'gold')?.people).toBe(1);
});

test('for service no award is recorded', () => {
  const [due] = duesOf(listed({ volunteer_stars: 2 }));
  expect(due && awardOf(due)).toBeNull();
});

test('pasted numbers are found with and without leading zeros; strangers are told', () => {
  const dues = duesOf(listed({ nominate: 'bronze', donor_no: '0000012' }, { nominate: 'silver', donor_no: '0000345' }));
  const { found, strangers } = named('12，0000345\n 77 12', dues);
  expect(found.map(({ row }) => row.donor_no)).toEqual(['0000345', '0000012']);
  expect(strangers).toEqual(['77']);
});
