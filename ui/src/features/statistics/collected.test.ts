import { expect, test } from 'vitest';
import type { CollectedRow } from '../../backend/gen/types';
import { growth, highestDay, stretches, sumsBy, total, years } from './collected';

const ROWS: CollectedRow[] = [
  { date: '2023-08-10', site: '马边', kind: 'whole_blood', donations: 400, ml: 160_000, units: 0 },
  { date: '2023-08-11', site: '马边', kind: 'whole_blood', donations: 2, ml: 800, units: 0 },
  { date: '2023-08-11', site: '嘉州', kind: 'platelets', donations: 1, ml: 250, units: 1 },
  { date: '2025-01-02', site: '嘉州', kind: 'whole_blood', donations: 1, ml: 400, units: 0 },
];

test('days, sites and kinds are added up', () => {
  expect(sumsBy(ROWS, 'day').map(({ name, ml }) => [name, ml])).toEqual([
    ['2023-08-10', 160_000], ['2023-08-11', 1_050], ['2025-01-02', 400],
  ]);
  expect(sumsBy(ROWS, 'site')[0]).toMatchObject({ name: '马边', donations: 402 });
  expect(total(ROWS, '')).toMatchObject({ donations: 404, wholeBloodMl: 161_200, units: 1 });
});

test('a year without blood is a year, too', () => {
  expect(years(ROWS).map(({ name, donations }) => [name, donations])).toEqual([
    ['2023', 403], ['2024', 0], ['2025', 1],
  ]);
});

test('the highest day is the first of the highest', () => {
  expect(highestDay(ROWS)?.name).toBe('2023-08-10');
  expect(highestDay([])).toBeNull();
});

test('growth needs a year before it', () => {
  const [first, second, third] = years(ROWS);
  if (!first || !second || !third) throw new Error('three years');
  expect(growth(first, second)).toBe('−100.0%');
  expect(growth(second, third)).toBeNull();
});

test('the stretches leave no day out', () => {
  const [now, before] = stretches('2026-11-22');
  expect(now).toEqual({ from: '2017-01-01', to: '2026-11-22' });
  expect(before?.to).toBe('2016-12-31');
});
