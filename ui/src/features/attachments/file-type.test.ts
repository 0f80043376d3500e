import { expect, test } from 'vitest';
import { base64, typeOf } from './file-type';

test.each([0, 1, 2, 3, 0x8000, 0x8001])('%i bytes come back from base64 as they were', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => at % 251);
  expect(new Uint8Array(Buffer.from(base64(bytes), 'base64'))).toEqual(bytes);
});

test('only pictures and PDF files are taken', () => {
  expect(typeOf('image/png')).toBe('png');
  expect(typeOf('image/svg+xml')).toBeNull();
});
