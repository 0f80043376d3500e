import { expect, test } from 'vitest';
import { faults, freshLate, request } from './late';

const TODAY = '2026-11-22';

function typed() {
  return {
    ...freshLate(), number: '511133199005010000', name: '沙马阿果', on: '1120', formNo: 'Z-1', consent: true,
    by: '李医生', kind: 'whole_blood' as const, volume: 400, code: 'G123426000001',
  };
}

test('a day of today or later is refused before anything is asked', () => {
  expect(faults(typed(), TODAY, false)).toEqual({});
  expect(faults({ ...typed(), on: 't' }, TODAY, false)).toHaveProperty('on');
  expect(faults({ ...typed(), on: '' }, TODAY, false)).toHaveProperty('on');
});

test('a document that tells neither sex nor birth date asks for both', () => {
  expect(Object.keys(faults(typed(), TODAY, true))).toEqual(['sex', 'birth_date']);
  const told = request({ ...typed(), sex: 'female', birth: '1990-5-1' }, TODAY, true);
  expect(told).toMatchObject({ sex: 'female', birth_date: '1990-05-01', on: '2026-11-20' });
});

test('what was drawn is said only where it is not what was planned', () => {
  expect(request(typed(), TODAY, false).drawn).toBeNull();
  const less = request({ ...typed(), outcome: 'partial', drawn: '１２０' }, TODAY, false);
  expect(less.drawn).toEqual({ kind: 'whole_blood', ml: 120 });
});

test('measurements that nobody wrote down are left out', () => {
  const { exam } = request({ ...typed(), measured: { weight_kg: '62.5', pulse_bpm: '' } }, TODAY, false);
  expect(exam).toEqual({ weight_kg: 62.5 });
});
