import { expect, test } from 'vitest';
import { faults, freshElsewhere, gave } from './elsewhere';

test('a donation elsewhere asks for its day, its kind and how much', () => {
  expect(Object.keys(faults(freshElsewhere(), null))).toEqual(['on', 'kind']);
  const draft = { ...freshElsewhere(), kind: 'whole_blood' as const };
  expect(Object.keys(faults(draft, '2026-09-01'))).toEqual(['gave']);
  expect(faults({ ...draft, ml: 300 }, '2026-09-01')).toEqual({});
});

test('platelets are whole units', () => {
  const draft = { ...freshElsewhere(), kind: 'platelets' as const };
  for (const units of ['', '0', '1.5', 'two']) expect(gave({ ...draft, units })).toBeNull();
  expect(gave({ ...draft, units: '２' })).toEqual({ kind: 'platelets', units: 2, plasma_ml: 0 });
});
