/** Every text of the screens, once for each language; the Chinese one decides what there is. */

import { en } from './en';
import { zh } from './zh';

export type Dictionary = typeof zh;

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const dictionaries: Record<Language, Dictionary> = { zh, en };
