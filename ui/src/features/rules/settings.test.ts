import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { SettingInForce } from '../../backend/gen/types';
import { dictionaries, languages } from '../../text/dictionary';
import { speak } from '../../text/language.svelte';
import { clauseInWords, grouped, matching, nameOf, validity, valueInWords, withUnit } from './settings';

const RULEBOOKS = resolve(import.meta.dirname, '../../../../src-tauri/crates/rules/rulebooks');

function setting(key: string, value: string, unit: string, clause = 'GB 18467-2011 7.1'): SettingInForce {
  return { key, value, unit, clause, found: clause !== '条款待核', rulebook: 'national' };
}

const AGE = setting('age.max', '55', 'years');
const INTERVAL = setting('interval.whole_blood.whole_blood', '6', 'months', 'GB 18467-2011 献血间隔');
const OUTCOMES = setting('interval.outcomes', 'complete, partial', '', '条款待核');
const ALL = [INTERVAL, OUTCOMES, AGE];

afterEach(() => speak('zh'));

describe.each(languages)('in %s', (language) => {
  test.each(['national', 'sichuan'])('every setting and unit of %s has a name', (name) => {
    const text = readFileSync(resolve(RULEBOOKS, `${name}.toml`), 'utf8');
    const keys = [...text.matchAll(/^\[+([a-z_]+\.[a-z0-9_.]+)\]+$/gm)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(5);
    const { names, groups } = dictionaries[language].rules;
    expect(keys.filter((key) => !(key in names))).toEqual([]);
    expect(keys.filter((key) => !((key.split('.')[0] ?? '') in groups))).toEqual([]);
  });
});

test.each([
  ['interval.whole_blood.whole_blood', '6 months', '6 个月', '6 months'],
  ['age.max', '65 years', '65 周岁', '65 years'],
  ['exam.haematocrit.min', '0.36 fraction', '0.36', '0.36'],
  ['exam.haemoglobin.male', '120 g/L', '120 g/L', '120 g/L'],
  ['interval.outcomes', 'complete', '采满', 'complete'],
  ['volume.whole_blood', '200, 300, 400 ml', '200, 300, 400 ml', '200, 300, 400 ml'],
  ['reason.L01', '流感 痊愈后7 days', '流感 痊愈后7 days', '流感 痊愈后7 days'],
])('%s: %s is written as people say it', (key, written, zh, en) => {
  expect(withUnit(key, written)).toBe(zh);
  speak('en');
  expect(withUnit(key, written)).toBe(en);
});

test('a list is written with the comma of its language', () => {
  expect(valueInWords('complete, partial')).toBe('采满、部分');
  speak('en');
  expect(valueInWords('complete, partial')).toBe('complete, partial');
});

test('a key without a name stands for itself, a deferral reason for its code', () => {
  expect(nameOf('age.brand_new')).toBe('age.brand_new');
  expect(nameOf('reason.L01')).toBe('延期原因 L01');
});

test('a clause that nobody found is said to be so in both languages', () => {
  expect(clauseInWords('条款待核')).toBe('条款待核');
  speak('en');
  expect(clauseInWords('条款待核')).toBe('clause to be confirmed');
  expect(clauseInWords('GB 18467-2011 7.1')).toBe('GB 18467-2011 7.1');
});

test.each([
  ['', ALL],
  ['年龄', [AGE]],
  ['最高', [AGE]],
  ['age.max', [AGE]],
  ['55', [AGE]],
  ['条款待核', [OUTCOMES]],
  ['间隔 gb', [INTERVAL]],
  ['全血 6', [INTERVAL]],
  ['什么都不是', []],
])('the filter “%s” finds what has all its words', (query, found) => {
  expect(matching(ALL, query)).toEqual(found);
});

test('settings stand under what they are about, age first', () => {
  const names = grouped(ALL).map(({ name, settings }) => [name, settings.length]);
  expect(names).toEqual([['年龄', 1], ['间隔', 2]]);
});

test.each([
  ['2027-01-01', null, '2027-01-01 起'],
  ['2027-01-01', '2027-12-31', '2027-01-01 至 2027-12-31'],
  [null, '2027-12-31', '至 2027-12-31'],
  [null, null, '每一天'],
])('a rulebook from %s to %s', (from, to, words) => {
  const part = { name: 'x', title: null, status: 'draft', from, to, activated: null } as const;
  expect(validity(part)).toBe(words);
});
