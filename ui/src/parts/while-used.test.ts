import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileUsed } from './while-used';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a desk that nobody touches asks nothing by itself', () => {
  const work = vi.fn();
  const stop = whileUsed(work, 1000);
  vi.advanceTimersByTime(5000);
  expect(work).not.toHaveBeenCalled();
  window.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(3000);
  expect(work).toHaveBeenCalledTimes(1);
  stop();
  window.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(3000);
  expect(work).toHaveBeenCalledTimes(1);
});
