import { expect, test } from 'vitest';
import { type OtherCode, otherCode, readsAsCode } from './donation-code';

test.each(['G123498654321', 'g1234 98 654321', 'Ｇ１２３４９８６５４３２１', 'G123498654321H', '=G12349865432177', 'ABCDE27000069C'])(
  '%s has the form of a donation code',
  (text) => {
    expect(readsAsCode(text)).toBe(true);
    expect(otherCode(text)).toBeNull();
  },
);

test.each<[string, OtherCode]>([
  ['=<E0791V00', 'product'],
  ['E0791V00', 'product'],
  ['&)1234567890', 'lot'],
  ['=)A1234', 'lot'],
  ['=%5100', 'group'],
  ['&>0263250000', 'expiry'],
  ['511133199005010000', 'card'],
])('%s is another code of the bag or of a person: %s', (text, other) => {
  expect(readsAsCode(text)).toBe(false);
  expect(otherCode(text)).toBe(other);
});

test.each(['', 'G1234', '12100007214', 'L20261101'])('of %j nothing is known', (text) => {
  expect(readsAsCode(text)).toBe(false);
  expect(otherCode(text)).toBeNull();
});
