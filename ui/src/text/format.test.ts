import { afterEach, describe, expect, test } from 'vitest';
import { dayInWords, grouped, planAmount, readNumber, stationTime, weekday } from './format';
import { speak } from './language.svelte';

afterEach(() => speak('zh'));

test('an instant is told by the clock of the station, whatever the time zone of the computer', () => {
  expect(stationTime(Date.UTC(2026, 10, 22, 16, 5))).toBe('2026-11-23 00:05');
});

describe('a date', () => {
  test('is written in the words of the language', () => {
    expect(dayInWords('2026-12-01')).toBe('2026年12月1日');
    speak('en');
    expect(dayInWords('2026-12-01')).toBe('1 December 2026');
  });

  test('knows its day of the week, whatever the time zone of the computer', () => {
    expect(weekday('2026-11-22')).toBe('星期日');
    expect(weekday('2026-01-01')).toBe('星期四');
  });
});

describe('a measurement', () => {
  test.each([
    ['36.5', 36.5],
    ['３６．５', 36.5],
    ['36。5', 36.5],
    ['36,5', 36.5],
    [' 118 ', 118],
  ])('typed as %s is understood', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });

  test.each(['', '-5', '1e3', '36.', '三十六', '120/80', '1,234,5'])('typed as %o is none', (typed) => {
    expect(readNumber(typed)).toBeNull();
  });
});

test('an amount carries its unit, and plasma only when there is some', () => {
  expect(planAmount({ kind: 'whole_blood', ml: 400 })).toBe('400 ml');
  expect(planAmount({ kind: 'platelets', units: 2, plasma_ml: 0 })).toBe('2 治疗单位');
  expect(planAmount({ kind: 'platelets', units: 1, plasma_ml: 200 })).toBe('1 治疗单位 + 200 ml');
});

test('a recovery key keeps its own groups, and gets groups of four where it has none', () => {
  expect(grouped('ABCDE-FGHIJ')).toEqual(['ABCDE', 'FGHIJ']);
  expect(grouped('ABCDEFGHIJ')).toEqual(['ABCD', 'EFGH', 'IJ']);
});
