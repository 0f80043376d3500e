import { describe, expect, test } from 'vitest';
import type { DonationRow } from '../../backend/gen/types';
import { askAgain, confirmed, examination, faults, freshExamination, plan, usual } from './examination';

function typed() {
  const draft = freshExamination('whole_blood');
  draft.volume = 400;
  Object.assign(draft.typed, {
    weight_kg: '52.5',
    systolic_mmhg: '118',
    diastolic_mmhg: '７６',
    pulse_bpm: '72',
    temperature_c: '36.5',
    haemoglobin_g_l: '128',
  });
  return draft;
}

describe('an examination', () => {
  test('is taken as numbers; what whole blood does not ask for is absent', () => {
    const draft = typed();
    draft.typed.platelets_10e9_l = '210';
    expect(faults(draft)).toEqual({});
    expect(examination(draft)).toEqual({
      weight_kg: 52.5,
      systolic_mmhg: 118,
      diastolic_mmhg: 76,
      pulse_bpm: 72,
      temperature_c: 36.5,
      haemoglobin_g_l: 128,
      platelets_10e9_l: null,
      haematocrit: null,
    });
  });

  test('names everything that is missing at once', () => {
    expect(Object.keys(faults(freshExamination(null)))).toEqual([
      'kind', 'weight_kg', 'systolic_mmhg', 'diastolic_mmhg', 'pulse_bpm', 'temperature_c',
      'haemoglobin_g_l',
    ]);
  });

  test('asks for platelet count and haematocrit before platelets', () => {
    const draft = { ...typed(), kind: 'platelets' as const, volume: 1 };
    expect(Object.keys(faults(draft))).toEqual(['platelets_10e9_l', 'haematocrit']);
  });

  test('confirms a value that was typed once more as it was, and no other', () => {
    const draft = typed();
    draft.typed.temperature_c = '365';
    expect(confirmed(draft)).toEqual([]);
    askAgain(draft, 'temperature_c');
    expect(draft.typed.temperature_c).toBe('');
    expect(confirmed(draft)).toEqual([]);
    draft.typed.temperature_c = '36.5';
    expect(confirmed(draft)).toEqual([]);
    draft.typed.temperature_c = '３６５';
    expect(confirmed(draft)).toEqual(['temperature_c']);
  });

  test('begins with what the donor gave last, if that may be given today', () => {
    const row = { kind: 'whole_blood', ml: 300, units: 0, outcome: 'complete' } as DonationRow;
    const partial = { ...row, ml: 120, outcome: 'partial' } as DonationRow;
    expect(usual([partial, row], ['whole_blood'])).toEqual({ kind: 'whole_blood', ml: 300 });
    expect(usual([row], ['platelets'])).toBeNull();
    expect(usual([{ ...row, ml: 250 }], ['whole_blood'])).toBeNull();
    const platelets = { ...row, kind: 'platelets', ml: 0, units: 2 } as DonationRow;
    const draft = freshExamination(null, usual([platelets, row], ['whole_blood', 'platelets']));
    expect(plan(draft)).toEqual({ kind: 'platelets', units: 2, plasma_ml: 0 });
  });

  test('means nothing until the amount is chosen', () => {
    expect(plan(freshExamination('whole_blood'))).toBeNull();
    expect(plan(typed())).toEqual({ kind: 'whole_blood', ml: 400 });
  });
});
