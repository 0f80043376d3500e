import { describe, expect, test } from 'vitest';
import { CardReader, isCardNumber, strokeOf } from './card-reader';

const NUMBER = '511133199005010000';
const OTHER = '511102198509170009';

/** Types a number and Enter, `gap` ms from key to key; what the reader made of it. */
function typed(number: string, gap: number, reader = new CardReader(), from = 1_000): string | null {
  let at = from;
  for (const stroke of number) {
    reader.take(stroke, at);
    at += gap;
  }
  return reader.take('Enter', at);
}

describe('a card', () => {
  test.each([1, 8, 20, 40])('is known by its pace of %i ms a key', (gap) => {
    expect(typed(NUMBER, gap)).toBe(NUMBER);
  });

  test.each([70, 120, 200])('is not taken from a person who types a key in %i ms', (gap) => {
    expect(typed(NUMBER, gap)).toBeNull();
  });

  test('is known after digits that a person typed just before', () => {
    const reader = new CardReader();
    reader.take('6', 0);
    reader.take('2', 400);
    expect(typed(NUMBER, 10, reader, 500)).toBe(NUMBER);
  });

  test('is not made of two', () => {
    const reader = new CardReader();
    expect(typed(NUMBER.slice(0, 9), 5, reader)).toBeNull();
    expect(typed(NUMBER.slice(9), 5, reader, 1_060)).toBeNull();
  });

  test('after a card is a card of its own', () => {
    const reader = new CardReader();
    expect(typed(NUMBER, 5, reader)).toBe(NUMBER);
    expect(typed(OTHER, 5, reader, 1_100)).toBe(OTHER);
  });

  test('has a right check character', () => {
    expect(isCardNumber(NUMBER)).toBe(true);
    expect(isCardNumber('511133199005010002')).toBe(false);
    expect(typed('511133199005010002', 5)).toBeNull();
  });
});

describe('a key', () => {
  const press = (key: string, code: string, keyCode = 0) => strokeOf({ key, code, keyCode, isComposing: false });

  test('is a character of a number, Enter, or neither', () => {
    expect([press('5', 'Digit5'), press('x', 'KeyX'), press('Enter', 'NumpadEnter'), press('F3', 'F3')]).toEqual([
      '5', 'X', 'Enter', '',
    ]);
  });

  test('is known behind an input method that hides it', () => {
    expect([press('Process', 'KeyX', 229), press('Process', 'Numpad7', 229), press('Process', 'Enter', 229)]).toEqual([
      'X', '7', 'Enter',
    ]);
    expect(press('Process', 'KeyA', 229)).toBe('');
  });
});
