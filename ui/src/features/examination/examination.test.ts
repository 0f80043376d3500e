import { describe, expect, test } from 'vitest';
import { examination, faults, freshExamination, implausible, plan } from './examination';

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

  test('asks twice about a value that a slip of the hand would make', () => {
    const draft = typed();
    draft.typed.temperature_c = '365';
    draft.typed.haemoglobin_g_l = '12.8';
    expect(implausible(draft)).toEqual(['temperature_c', 'haemoglobin_g_l']);
  });

  test('means nothing until the amount is chosen', () => {
    expect(plan(freshExamination('whole_blood'))).toBeNull();
    expect(plan(typed())).toEqual({ kind: 'whole_blood', ml: 400 });
  });
});
