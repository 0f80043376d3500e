import { describe, expect, test } from 'vitest';
import { isCardNumber } from './card-number';
import { type Scanned, Scanner, strokeOf } from './scanner';

const NUMBER = '511133199005010000';
const OTHER = '511102198509170009';

/** Types a text and Enter, `gap` ms from key to key; what the scanner made of it. */
function typed(text: string, gap: number, scanner = new Scanner(), from = 1_000): string | null {
  let at = from;
  for (const stroke of text) {
    scanner.take(stroke, at);
    at += gap;
  }
  return scanner.take('Enter', at)?.text ?? null;
}

describe('a card', () => {
  test.each([1, 8, 20, 40])('is known by its pace of %i ms a key', (gap) => {
    expect(typed(NUMBER, gap)).toBe(NUMBER);
  });

  test.each([70, 120, 200])('is not taken from a person who types a key in %i ms', (gap) => {
    expect(typed(NUMBER, gap)).toBeNull();
  });

  test('is known after digits that a person typed just before', () => {
    const scanner = new Scanner();
    scanner.take('6', 0);
    scanner.take('2', 400);
    expect(typed(NUMBER, 10, scanner, 500)).toBe(NUMBER);
  });

  test('is not made of two', () => {
    const scanner = new Scanner();
    expect(typed(NUMBER.slice(0, 9), 5, scanner)).toBeNull();
    expect(typed(NUMBER.slice(9), 5, scanner, 1_060)).toBeNull();
  });

  test('after a card is a card of its own', () => {
    const scanner = new Scanner();
    expect(typed(NUMBER, 5, scanner)).toBe(NUMBER);
    expect(typed(OTHER, 5, scanner, 1_100)).toBe(OTHER);
  });

  test('has a right check character', () => {
    expect(isCardNumber(NUMBER)).toBe(true);
    expect(isCardNumber('511133199005010002')).toBe(false);
    expect(typed('511133199005010002', 5)).toBeNull();
  });
});

describe('a donation code', () => {
  const CODE = 'G123426000001';
  const scanned = (text: string, gap = 6): Scanned | null => {
    const scanner = new Scanner();
    [...text].forEach((stroke, nth) => scanner.take(stroke, 1_000 + nth * gap));
    return scanner.take('Enter', 1_000 + text.length * gap);
  };

  test.each([CODE, `${CODE}5`, `=${CODE}77`])('%s is known as it stands on a label or comes from a gun', (text) => {
    expect(scanned(text)).toEqual({ is: 'code', text, keys: text.length });
  });

  test.each([70, 120])('is not taken from a person who types a key in %i ms', (gap) => {
    expect(scanned(CODE, gap)).toBeNull();
  });

  test.each(['G12342600000', 'G1234260000011X', 'E0791V00', '=G1234260000017', 'QUIETRIVERLAMPS'])(
    '%s is none',
    (text) => expect(scanned(text)).toBeNull(),
  );

  test('is not made of the end of one and the beginning of another', () => {
    const scanner = new Scanner();
    expect(typed(CODE, 5, scanner)).toBe(CODE);
    expect(typed('G123426000002', 5, scanner, 1_075)).toBe('G123426000002');
  });

  test('after a card is a code of its own', () => {
    const scanner = new Scanner();
    expect(typed(NUMBER, 5, scanner)).toBe(NUMBER);
    expect(typed(CODE, 5, scanner, 1_100)).toBe(CODE);
  });
});

describe('a key', () => {
  const press = (key: string, code: string, keyCode = 0) => strokeOf({ key, code, keyCode, isComposing: false });

  test('is a character of a number or code, Enter, or neither', () => {
    const keys = [press('5', 'Digit5'), press('x', 'KeyX'), press('=', 'Equal'), press('Enter', 'NumpadEnter')];
    expect(keys).toEqual(['5', 'X', '=', 'Enter']);
    expect([press('F3', 'F3'), press('-', 'Minus'), press('沙', '')]).toEqual(['', '', '']);
  });

  test('is known behind an input method that hides it', () => {
    expect([press('Process', 'KeyX', 229), press('Process', 'Numpad7', 229), press('Process', 'Enter', 229)]).toEqual([
      'X', '7', 'Enter',
    ]);
    expect([press('Process', 'KeyG', 229), press('Process', 'Equal', 229)]).toEqual(['G', '=']);
    expect([press('Process', 'Comma', 229), press('Process', 'ArrowDown', 229)]).toEqual(['', '']);
  });
});
