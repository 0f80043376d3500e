import { expect, test } from 'vitest';
import { readProfile } from './profile';

test('a map may leave out what it has nothing to say of', () => {
  expect(readProfile('{"system":"旧系统","words":{"deferral_code":{"01":"T13"}}}')).toEqual({
    system: '旧系统', sheets: [], words: { deferral_code: { '01': 'T13' } }, list: null,
  });
});

test.each(['', '[]', 'null', '{"a":1}', 'name,sex'])('%s is no map', (text) => {
  expect(readProfile(text)).toBeNull();
});
