import { describe, expect, test } from 'vitest';
import type { Plan } from '../../backend/gen/types';
import { detailOf, drawn, faults, freshCollection, minutesOf } from './collection';

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

  test('keeps the second that a time was noted at, and the minute that was typed', () => {
    const noted = Date.UTC(2026, 10, 22, 1, 12, 40);
    const draft = { ...freshCollection(), started: '09:12', startedAt: noted, ended: '0920', arm: 'left' as const };
    expect(detailOf(draft, '2026-11-22')).toEqual({
      started_at: noted, ended_at: Date.UTC(2026, 10, 22, 1, 20), arm: 'left', bag_lot: null,
    });
    expect(minutesOf(draft)).toBe(8);
  });

  test('asks again about times that cannot be', () => {
    const draft = { ...freshCollection(), code: 'G1', started: '25:00', ended: 'x' };
    expect(Object.keys(faults(draft, WHOLE))).toEqual(['started_at', 'ended_at']);
    expect(Object.keys(faults({ ...draft, started: '1000', ended: '0950' }, WHOLE))).toEqual(['ended_at']);
    expect(faults({ ...draft, started: '', ended: '' }, WHOLE)).toEqual({});
  });
});
