import { describe, expect, test } from 'vitest';
import { daysAfter, minutesBetween, readDay, readTime, stationClock, stationInstant } from './date';

const TODAY = '2026-11-22';

describe('a date', () => {
  test.each([
    ['19900501', '1990-05-01'],
    ['1990-5-1', '1990-05-01'],
    ['1990/05/01', '1990-05-01'],
    ['1990年5月1日', '1990-05-01'],
    ['１９９００５０１', '1990-05-01'],
    ['1122', '2026-11-22'],
    ['t', TODAY],
    ['T', TODAY],
    ['+180', '2027-05-21'],
    ['-7', '2026-11-15'],
    ['20240229', '2024-02-29'],
  ])('typed as %s is understood', (typed, day) => {
    expect(readDay(typed, TODAY)).toBe(day);
  });

  test.each(['', '20230229', '19901301', '19900431', '0229', '18991231', 'yesterday', '1990-5', '990501', '+', '00000000'])(
    'typed as %o is none',
    (typed) => {
      expect(readDay(typed, TODAY)).toBeNull();
    },
  );

  test('so many days later knows months, years and leap years', () => {
    expect(daysAfter('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
  });
});

describe('a time', () => {
  test.each([
    ['0912', '09:12'],
    ['912', '09:12'],
    ['9:12', '09:12'],
    ['9.12', '09:12'],
    ['９：１２', '09:12'],
    ['t', '15:20'],
    ['2359', '23:59'],
  ])('typed as %s is understood', (typed, time) => {
    expect(readTime(typed, '15:20')).toBe(time);
  });

  test.each(['', '2400', '0960', '9', '9:1', 'noon', '12:345'])('typed as %o is none', (typed) => {
    expect(readTime(typed, '15:20')).toBeNull();
  });

  test('is the station’s, whatever the time zone of the computer', () => {
    const instant = stationInstant(TODAY, '00:05');
    expect(instant).toBe(Date.UTC(2026, 10, 21, 16, 5));
    expect(stationClock(instant)).toBe('00:05');
  });

  test('has so many minutes to another', () => {
    expect(minutesBetween('09:58', '10:06')).toBe(8);
    expect(minutesBetween('10:06', '09:58')).toBe(-8);
  });
});
