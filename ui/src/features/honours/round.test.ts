import { expect, test } from 'vitest';
import type { Nomination } from '../../backend/gen/types';
import { awardOf, countsOf, duesOf, named, roundsOf, within } from './round';

const NOBODY: Nomination = {
  donor: 'a', donor_no: '0000012', name: '沙马阿果', sex: 'female', birth_date: '1990-05-01',
  document_type: 'resident_id', document: '5111', awards: [], volunteer_hours: null, last_donation: null,
  lifetime_count: 0, whole_blood_ml: 0, platelet_units: 0, counted_after: null, count: 0, level: 'none',
  nominate: 'none', to_next: null, golds: 0, lifetime_honour: false, volunteer_stars: 0,
  volunteer_lifetime: false, volunteer_due: null, volunteer_lifetime_due: false, volunteer_awards: [],
};

function listed(...rows: Partial<Nomination>[]) {
  return {
    as_of: '2025-12-31', round: null, near: [], uncounted: [],
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

test('for service its own award is recorded, and none that was conferred before', () => {
  const dues = duesOf(listed({ volunteer_stars: 2, volunteer_due: 'two_stars' }, { volunteer_stars: 1 }));
  expect(dues.map(awardOf)).toEqual([{ award: 'two_stars' }]);
});

test('one donation is enough for some who need two counts, and not for others', () => {
  const near = [1, 2, 5].map((needs) => ({
    ...NOBODY, to_next: { level: 'bronze' as const, needs }, by_one: needs === 1, next_whole_blood: null, next_platelets: null,
  }));
  expect(within('one', near)).toHaveLength(1);
  expect(within(2, near)).toHaveLength(2);
  expect(within(5, near)).toHaveLength(3);
});

test('pasted numbers are found with and without leading zeros; strangers are told', () => {
  const dues = duesOf(listed({ nominate: 'bronze', donor_no: '0000012' }, { nominate: 'silver', donor_no: '0000345' }));
  const { found, strangers } = named('12，0000345\n 77 12', dues);
  expect(found.map(({ row }) => row.donor_no)).toEqual(['0000345', '0000012']);
  expect(strangers).toEqual(['77']);
});
