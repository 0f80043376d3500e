/** What the desk says in Chinese, in English. Its sentences come whole, some with values in them. */

import { fragments, sentences } from './sentences.en';

interface Template {
  pattern: RegExp;
  /** What stands in the holes of the Chinese sentence, in order. */
  holes: readonly string[];
  english: string;
}

const HOLE = /\{[^{}]*\}/g;

const known: Readonly<Record<string, string>> = { ...sentences, ...fragments };

const templates: readonly Template[] = Object.entries(known)
  .filter(([chinese]) => chinese.search(HOLE) >= 0)
  .toSorted(([one], [other]) => literal(other).length - literal(one).length)
  .map(([chinese, english]) => ({
    pattern: new RegExp(`^${chinese.split(HOLE).map(escaped).join('([^]*?)')}$`),
    holes: chinese.match(HOLE) ?? [],
    english,
  }));

/** The sentence in English; what is not known to be the desk's own stays as it is. */
export function english(said: string): string {
  const whole = one(said);
  if (whole !== null) return whole;
  const parts = said.split(/(?<=[。;])/).filter((part) => part.trim() !== '');
  return parts.length > 1 ? parts.map((part) => one(part.trim()) ?? part).join(' ') : said;
}

function one(said: string): string | null {
  const whole = known[said];
  if (whole !== undefined) return whole;
  for (const { pattern, holes, english: words } of templates) {
    const found = pattern.exec(said);
    if (found) return filled(words, holes, found.slice(1));
  }
  return null;
}

/** A hole without a name takes the next value; one with a name takes the value of that name. */
function filled(words: string, holes: readonly string[], values: readonly string[]): string {
  let next = 0;
  return words.replace(HOLE, (hole) => {
    const nth = hole === '{}' ? holes.indexOf('{}', next) : holes.indexOf(hole);
    if (hole === '{}') next = nth + 1;
    return english(values[nth] ?? hole);
  });
}

function literal(chinese: string): string {
  return chinese.replace(HOLE, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
