import { expect, test } from 'vitest';
import { codeOf, sameCode } from './codes';

test('a code is one, scanned with its flags, printed with its check or typed apart', () => {
  for (const entry of ['=G12349865432177', 'G123498654321', 'g1234 98 654321', 'G1234-98-654321K']) {
    expect(codeOf(entry), entry).toBe('G123498654321');
  }
  expect(sameCode('=G12349865432177', 'G123498654322')).toBe(false);
});
