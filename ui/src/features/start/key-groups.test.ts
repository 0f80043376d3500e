import { expect, test } from 'vitest';
import { placesToAsk, sameGroup } from './key-groups';

test.each([0, 0.3, 0.5, 0.999])('two different groups are asked for, in order (draw %s)', (draw) => {
  const [first, second] = placesToAsk(14, () => draw);
  expect(first).toBeGreaterThanOrEqual(0);
  expect(second).toBeGreaterThan(first ?? 0);
  expect(second).toBeLessThan(14);
});

test('a group is the same in any case and width', () => {
  expect(sameGroup(' ab-1２ ', 'AB12')).toBe(true);
  expect(sameGroup('AB13', 'AB12')).toBe(false);
  expect(sameGroup('', 'AB12')).toBe(false);
});
