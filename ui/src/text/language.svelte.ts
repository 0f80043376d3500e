/** The language that the desk speaks now. */

import { type Dictionary, type Language, dictionaries, languages } from './dictionary';
import { english } from './english';

const KEPT_AS = 'redwall.language';

let spoken = $state<Language>(kept());

/** The texts of the language spoken now. */
export function t(): Dictionary {
  return dictionaries[spoken];
}

/** What the desk said, in the language spoken now. */
export function told(said: string): string {
  return spoken === 'en' ? english(said) : said;
}

export function language(): Language {
  return spoken;
}

/** Speaks another language from now on, and at the next start unless it is for one person alone. */
export function speak(next: Language, keep = true): void {
  spoken = next;
  if (keep && typeof localStorage !== 'undefined') localStorage.setItem(KEPT_AS, next);
  if (typeof document !== 'undefined') document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

function kept(): Language {
  if (typeof localStorage === 'undefined') return 'zh';
  const stored = localStorage.getItem(KEPT_AS);
  return languages.find((known) => known === stored) ?? 'zh';
}
