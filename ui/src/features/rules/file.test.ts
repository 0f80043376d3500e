import { File } from 'node:buffer';
import { expect, test } from 'vitest';
import { readFile } from './file';

function file(...bytes: (string | Uint8Array)[]): globalThis.File {
  return new File(bytes, 'law.toml') as unknown as globalThis.File;
}

test('a file is its name and its text, without the mark that some editors put first', async () => {
  const read = await readFile(file(new Uint8Array([0xef, 0xbb, 0xbf]), '新献血法'));
  expect(read).toEqual({ name: 'law.toml', text: '新献血法' });
});

test('a text in another encoding is refused, not guessed', async () => {
  const gbk = new Uint8Array([0xd0, 0xc2, 0xcf, 0xd7]);
  await expect(readFile(file(gbk))).rejects.toMatchObject({ field: 'files', code: 'invalid' });
});

test('a file that is no rulebook by its size is not read', async () => {
  await expect(readFile(file(new Uint8Array(1_000_001)))).rejects.toMatchObject({ field: 'files' });
});
