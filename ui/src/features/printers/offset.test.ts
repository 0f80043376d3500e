import { expect, test } from 'vitest';
import { millimetres, offsetInWords, readTenths } from './offset';

test('millimetres are read as people type them', () => {
  const typed = { '': 0, '1.5': 15, ' 2 ': 20, '-0.3': -3, '−1.2': -12, '+0.7': 7, '1,5': 15, '１．５': 15, '1。5': 15, '20.0毫米': 200, '0.4 mm': 4, '-0': 0 };
  for (const [text, tenths] of Object.entries(typed)) expect(readTenths(text), text).toBe(tenths);
});

test('what is finer than a ruler shows, or no number, is not taken for one', () => {
  for (const text of ['1.55', 'a', '1.', '.5', '--1', '1.5 cm', '1 5']) expect(readTenths(text), text).toBeNull();
});

test('it is written as it is typed', () => {
  expect([0, 15, -3, 200].map(millimetres)).toEqual(['0.0', '1.5', '-0.3', '20.0']);
});

test('the offset is told by directions, not by signs', () => {
  expect(offsetInWords({ right_tenth_mm: 15, down_tenth_mm: -3 })).toBe('向右 1.5 毫米 · 向上 0.3 毫米');
  expect(offsetInWords({ right_tenth_mm: 0, down_tenth_mm: 4 })).toBe('向下 0.4 毫米');
  expect(offsetInWords({ right_tenth_mm: 0, down_tenth_mm: 0 })).toBe('不偏移');
});
