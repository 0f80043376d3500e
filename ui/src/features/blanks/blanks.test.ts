import { expect, test } from 'vitest';
import type { BlankLine, PrintJob } from '../../backend/gen/types';
import { printOf, readBlank, readBlanks, spanOf } from './blanks';

test('numbers are read as they stand on a blank', () => {
  expect(['101', '００１０１', ' 7 ', '0000101'].map(readBlank)).toEqual([101, 101, 7, 101]);
  for (const text of ['', '1.5', '-1', 'A7', '4294967296', '1 2']) expect(readBlank(text), text).toBeNull();
});

test('a single blank needs no last number', () => {
  expect(readBlanks({ stock: ' 感谢证书A4 ', first: '7', last: '' })).toEqual({ stock: '感谢证书A4', first: 7, last: 7 });
  expect(readBlanks({ stock: '', first: '7', last: 'x' })).toBeNull();
});

test('a span is written once where it is one number', () => {
  expect([spanOf({ first: 7, last: 7 }), spanOf({ first: 1, last: 9 })]).toEqual(['7', '1–9']);
});

test('a line is told with the print that was printed on it, not with one that failed', () => {
  const line: BlankLine = { first: 3, last: 3, change: 'used', reason: null, by: '王敏', at: '' };
  const job = (id: string, state: string, stock = '甲') => ({ id, state, blanks: { stock, first: 3, last: 4 } }) as PrintJob;
  const prints = [job('a', 'failed'), job('b', 'printed'), job('c', 'printed', '乙')];
  expect(printOf('甲', line, prints)?.id).toBe('b');
  expect(printOf('丙', line, prints)).toBeNull();
  expect(printOf('甲', { ...line, change: 'spoiled' }, prints)).toBeNull();
});
