import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { manual as en } from '../../text/manual.en';
import { manual as zh } from '../../text/manual.zh';
import { type ChapterName, parts, pictureOf } from './picture';

const PUBLIC = resolve(import.meta.dirname, '../../../public');
/** What the program carries of pictures, bytes. */
const MOST = 1_500_000;

const chapters = Object.keys(zh.chapters) as ChapterName[];

test.each(chapters)('the chapter %s says as much in both languages', (name) => {
  expect(en.chapters[name].steps).toHaveLength(zh.chapters[name].steps.length);
  const keys = (steps: readonly string[]) => steps.flatMap(parts).filter(({ key }) => key).length;
  expect(keys(en.chapters[name].steps)).toBe(keys(zh.chapters[name].steps));
});

test('every picture is there, and together they are small', () => {
  const sizes = chapters.flatMap((name) =>
    (['zh', 'en'] as const).map((language) => statSync(resolve(PUBLIC, pictureOf(name, language))).size),
  );
  expect(Math.min(...sizes)).toBeGreaterThan(1_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
});
