import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english } from './english';
import { inChineseOnly, sentences } from './sentences.en';

const CRATES = resolve(import.meta.dirname, '../../../src-tauri/crates');

/** Every sentence in the sources of the desk, as its text stands there. */
function said(crate: string): string[] {
  const folder = join(CRATES, crate, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rs'));
  return files.flatMap((file) => {
    const whole = readFileSync(join(folder, file), 'utf8').split('#[cfg(test)]\nmod tests {')[0] ?? '';
    const source = whole.replace(/^\s*\/\/.*$/gm, '');
    return [...source.matchAll(/"((?:[^"\\]|\\[^])*)"/g)]
      .map(([, text = '']) => text.replace(/\\\n\s*/g, '').replaceAll('\\n', '\n').replaceAll('\\"', '"'))
      .filter((text) => /\p{Script=Han}/u.test(text) && /[。;:,]|请/.test(text) && text.length > 5);
  });
}

const holes = (text: string) => (text.match(/\{[^{}]*\}/g) ?? []).toSorted();

describe('what the desk says in Chinese', () => {
  test.each(['desk', 'rules', 'store', 'paper'])('is known in English, whatever of it is in %s', (crate) => {
    const known = (text: string) => text in sentences || inChineseOnly.includes(text);
    expect(said(crate).filter((text) => !known(text))).toEqual([]);
  });

  test('is said no more where it is known and nobody says it', () => {
    const everything = new Set(['desk', 'rules', 'store', 'paper'].flatMap(said));
    expect([...Object.keys(sentences), ...inChineseOnly].filter((text) => !everything.has(text))).toEqual([]);
  });

  test('has the same values in English', () => {
    const other = Object.entries(sentences).filter(([zh, en]) => `${holes(zh)}` !== `${holes(en)}`);
    expect(other).toEqual([]);
  });

  test('is in no English sentence', () => {
    expect(Object.values(sentences).filter((en) => /\p{Script=Han}/u.test(en.replace(/“[^”]*”/g, '')))).toEqual([]);
  });
});

describe('a sentence', () => {
  test('is said in English with the values that stand in it', () => {
    expect(english('打印机“HP”已暂停。请检查打印机后在系统设置中恢复。')).toMatch(/HP.*paused/);
  });

  test('that nobody knows stays as it is', () => {
    expect(english('献血者对花粉过敏')).toBe('献血者对花粉过敏');
  });

  test('is said in English beside another that nobody knows', () => {
    expect(english('请从列表中选择一台打印机。花粉过敏。')).toMatch(/^[^\p{Script=Han}]*printer[^\p{Script=Han}]* 花粉过敏。$/iu);
  });

  test('has its values in English, too', () => {
    expect(english('打印机“HP”缺纸。请装纸,打印会自动继续。')).toMatch(/^Printer “HP” is out of paper/);
  });
});
