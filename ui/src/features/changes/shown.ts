/** What a field of an entry says, as people read it. */

import { language, t } from '../../text/language.svelte';

const IDENTIFIER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How much of an identifier is enough to tell two apart. */
const TELLING = 6;

/** The value of a field in words; null is withheld. */
export function shown(field: string, value: unknown): string {
  if (value === null) return t().late.withheld;
  if (typeof value === 'boolean') return value ? t().transfer.yes : t().transfer.no;
  if (typeof value === 'string') return word(field, value);
  if (Array.isArray(value)) return value.map((one) => shown(field, one)).join('; ') || t().late.nothing;
  if (typeof value === 'object') return parts(value);
  return String(value);
}

function parts(value: object): string {
  if ('zh' in value && 'en' in value) return String(language() === 'zh' ? value.zh : value.en);
  const told = Object.entries(value).filter(([, part]) => part !== null);
  return told.map(([name, part]) => `${t().late.fields[name] ?? name} ${shown(name, part)}`).join(', ');
}

function word(field: string, value: string): string {
  if (IDENTIFIER.test(value)) return `…${value.slice(-TELLING)}`;
  const { sex, kind, documentKind, collection, rest, role, rounds } = t();
  const words: Record<string, Record<string, string>> = {
    sex,
    kind: { ...documentKind, ...kind },
    outcome: collection.outcomes,
    reaction: rest.reactions,
    role,
    roles: role,
    level: rounds.due,
  };
  return words[field]?.[value] ?? value;
}
