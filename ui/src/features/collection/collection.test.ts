import { describe, expect, test } from 'vitest';
import type { Plan } from '../../backend/gen/types';
import { drawn, faults, freshCollection } from './collection';

const WHOLE: Plan = { kind: 'whole_blood', ml: 400 };
const PLATELETS: Plan = { kind: 'platelets', units: 2, plasma_ml: 0 };

describe('a collection', () => {
  test('that is complete drew what was planned, and asks for the code alone', () => {
    expect(drawn(freshCollection(), WHOLE)).toEqual(WHOLE);
    expect(drawn(freshCollection(), PLATELETS)).toEqual(PLATELETS);
    expect(Object.keys(faults(freshCollection(), WHOLE))).toEqual(['code']);
  });

  test('of whole blood that was broken off asks for the millilitres', () => {
    const draft = { ...freshCollection(), code: 'G1', outcome: 'partial' as const };
    expect(Object.keys(faults(draft, WHOLE))).toEqual(['drawn']);
    draft.ml = '１５０';
    expect(faults(draft, WHOLE)).toEqual({});
    expect(drawn(draft, WHOLE)).toEqual({ kind: 'whole_blood', ml: 150 });
  });

  test('of platelets that was broken off asks for the units', () => {
    const draft = { ...freshCollection(), code: 'G1', outcome: 'partial' as const };
    expect(Object.keys(faults(draft, PLATELETS))).toEqual(['drawn']);
    draft.units = 1;
    expect(drawn(draft, PLATELETS)).toEqual({ kind: 'platelets', units: 1, plasma_ml: 0 });
  });

  test('of which nothing came is 0, whatever was typed before', () => {
    const draft = { ...freshCollection(), code: 'G1', outcome: 'none' as const, ml: '150', units: 1 };
    expect(drawn(draft, WHOLE)).toEqual({ kind: 'whole_blood', ml: 0 });
    expect(drawn(draft, PLATELETS)).toEqual({ kind: 'platelets', units: 0, plasma_ml: 0 });
  });
});
