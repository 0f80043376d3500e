import { expect, test } from 'vitest';
import { FIELD, isSigned, line, placed, signature } from './signature';

const box = { x: 100, y: 50, width: 360, height: 120 };

test('a pointer draws in the field’s own units, however large it is on screen', () => {
  expect(placed({ x: 100, y: 50 }, box)).toEqual([0, 0]);
  expect(placed({ x: 280, y: 110 }, box)).toEqual([FIELD.width / 2, FIELD.height / 2]);
});

test('a stroke that leaves the field stays at its edge', () => {
  expect(placed({ x: 20, y: 400 }, box)).toEqual([0, FIELD.height]);
});

test('a dot is no signature, a line is one', () => {
  expect(isSigned([])).toBe(false);
  expect(isSigned([[[3, 4]], [[5, 5], [5, 5]]])).toBe(false);
  expect(isSigned([[[3, 4]], [[5, 5], [6, 5]]])).toBe(true);
});

test('strokes are drawn and sent as they are', () => {
  const strokes: [number, number][][] = [[[1, 2], [3, 4]], [[5, 6]]];
  expect(line(strokes)).toBe('M1 2L3 4M5 6');
  expect(signature(strokes)).toEqual({ form: 'strokes', width: 720, height: 240, strokes });
});
