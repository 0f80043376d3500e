import { File } from 'node:buffer';
import { expect, test } from 'vitest';
import { readText } from './file';

const FAULTS = { tooLarge: '太大', notText: '读不懂' };

function read(...bytes: (string | Uint8Array)[]): Promise<string> {
  const file = new File(bytes, 'law.toml') as unknown as globalThis.File;
  return readText(file, 'files', FAULTS);
}

test('a file is its text, without the mark that some editors put first', async () => {
  expect(await read(new Uint8Array([0xef, 0xbb, 0xbf]), '新献血法')).toBe('新献血法');
});

test('a text in another encoding is refused, not guessed', async () => {
  const gbk = new Uint8Array([0xd0, 0xc2, 0xcf, 0xd7]);
  await expect(read(gbk)).rejects.toMatchObject({ field: 'files', message: '读不懂' });
});

test('a file that is too large is not read', async () => {
  await expect(read(new Uint8Array(900_001))).rejects.toMatchObject({ field: 'files', message: '太大' });
});
