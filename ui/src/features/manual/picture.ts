/** The manual's pictures: each chapter has one in each language, made from the real screens. */

import type { manual } from '../../text/manual.zh';

export type ChapterName = keyof (typeof manual)['chapters'];

/** The place of a picture, from the page that shows it. */
export function pictureOf(chapter: ChapterName, language: 'zh' | 'en'): string {
  const name = chapter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `manual/${name}.${language}.webp`;
}

/** A sentence in parts: the keys in square brackets apart from the words. */
export function parts(sentence: string): { key: boolean; text: string }[] {
  return sentence
    .split(/(\[[^\]]+\])/)
    .filter(Boolean)
    .map((part) => (part.startsWith('[') ? { key: true, text: part.slice(1, -1) } : { key: false, text: part }));
}
