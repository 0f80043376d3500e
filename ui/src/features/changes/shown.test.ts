import { expect, test } from 'vitest';
import { speak } from '../../text/language.svelte';
import { shown } from './shown';

test.each([
  ['phone', null, '不可见'],
  ['late', true, '是'],
  ['kind', 'whole_blood', '全血'],
  ['kind', 'resident_id', '居民身份证'],
  ['outcome', 'partial', '部分'],
  ['name', '沙马阿果', '沙马阿果'],
  ['visit', '01a206c8-541e-74be-9c41-644fa91470ac', '…1470ac'],
  ['remarks', [], '没有内容'],
  ['flags', [{ rule: 'x', zh: '间隔不足', en: 'too soon' }], '间隔不足'],
  ['plan', { kind: 'whole_blood', ml: 400, units: null }, '种类 全血, 毫升 400'],
])('%s: %j reads %s', (field, value, text) => {
  speak('zh');
  expect(shown(field, value)).toBe(text);
});
