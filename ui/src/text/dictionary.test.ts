import { describe, expect, test } from 'vitest';
import { dictionaries, languages } from './dictionary';

type Texts = Record<string, unknown>;

/** Every text by its path; one that takes values is called with marks for them. */
function texts(part: Texts, path = ''): [string, string][] {
  return Object.entries(part).flatMap(([name, value]): [string, string][] => {
    const here = path ? `${path}.${name}` : name;
    if (typeof value === 'string') return [[here, value]];
    if (typeof value === 'function') {
      const marks = Array.from({ length: value.length }, (_, i) => `«${i}»`);
      return [[here, [value(...marks)].flat().join('')]];
    }
    return texts(value as Texts, here);
  });
}

/** What may be empty: there is no award below bronze, and a fraction has no unit. */
const EMPTY = ['honours.level.none', 'rules.units.fraction'];

describe.each(languages)('the dictionary in %s', (language) => {
  const all = texts(dictionaries[language]);

  test('has the same texts as the Chinese one', () => {
    const paths = texts(dictionaries.zh).map(([path]) => path);
    expect(all.map(([path]) => path).toSorted()).toEqual(paths.toSorted());
  });

  test('says something everywhere', () => {
    expect(all.filter(([path, text]) => text.trim() === '' && !EMPTY.includes(path))).toEqual([]);
  });
});

test('English texts are not left in Chinese', () => {
  const chinese = texts(dictionaries.en).filter(([, text]) => /\p{Script=Han}/u.test(text));
  expect(chinese).toEqual([]);
});

test('a refusal names the day between two pieces of a sentence', () => {
  expect(dictionaries.zh.verdict.youMayFrom('血小板').join('2026年12月1日')).toBe(
    '您可以从2026年12月1日起捐献血小板',
  );
});
