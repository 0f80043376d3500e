import { expect, test } from 'vitest';
import { isPart, joined } from './scanned';

const CODE = `RW1;试验血站;感谢证书;C1;黄*兰;2026-11-22;全血400毫升;G123426000001;2026-11-22;abcdef;${'x'.repeat(86)}`;

test('lines that a scanner breaks are one', () => {
  const half = CODE.length / 2;
  expect(joined(` ${CODE.slice(0, half)}\r\n${CODE.slice(half)}\n`)).toBe(CODE);
});

test('what begins as a code and is not all of it is waited for', () => {
  for (const at of [4, 20, CODE.length - 1]) expect(isPart(CODE.slice(0, at)), String(at)).toBe(true);
});

test('a whole code and anything else is checked at once', () => {
  for (const text of [CODE, `${CODE}x`, '', '你好', 'https://example.org/RW1;']) expect(isPart(text), text).toBe(false);
});
