import { File } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { readImage, readText } from './file';

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

describe('a photo', () => {
  const words = { photoTooLarge: 'too large', photoKind: 'no photo' };

  test('is known by its first bytes, whatever it is called', async () => {
    const image = await readImage(new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1])]), words);
    expect(image).toEqual({ file_type: 'jpeg', content: '/9j/4AE=' });
    await expect(readImage(new Blob(['%PDF-1.7']), words)).rejects.toThrow('no photo');
  });

  test('has at most 5 MB', async () => {
    const large = new Blob([new Uint8Array(5 * 1024 * 1024 + 1)]);
    await expect(readImage(large, words)).rejects.toThrow('too large');
  });
});
