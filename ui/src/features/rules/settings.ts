/** How settings of a rulebook are named, written, found and grouped. */

import type { RulebookPart, SettingInForce } from '../../backend/gen/types';
import { halfWidth } from '../../text/format';
import { t } from '../../text/language.svelte';

/** What the desk says where no source names the clause. */
const TO_CONFIRM = '条款待核';

export interface SettingGroup {
  name: string;
  settings: SettingInForce[];
}

/** What a setting, or a deferral reason of a rulebook, is called; its key where it has no name. */
export function nameOf(key: string): string {
  const code = key.match(/^reason\.(.+)$/)?.[1];
  return code ? t().rules.reason(code) : (t().rules.names[key] ?? key);
}

/** A value in words: 采满、部分. */
export function valueInWords(value: string): string {
  const words = value.split(', ').map((word) => t().rules.words[word] ?? word);
  return words.join(t().rules.listed);
}

export function unitInWords(unit: string): string {
  return t().rules.units[unit] ?? unit;
}

/** A value that carries its unit, such as `6 months`, in words. */
export function withUnit(key: string, written: string): string {
  if (key.startsWith('reason.')) return written;
  const at = written.lastIndexOf(' ');
  const unit = at < 0 ? '' : written.slice(at + 1);
  if (!(unit in t().rules.units)) return at < 0 ? valueInWords(written) : written;
  return `${valueInWords(written.slice(0, at))} ${unitInWords(unit)}`.trimEnd();
}

export function clauseInWords(clause: string): string {
  return clause === TO_CONFIRM ? t().rules.toConfirm : clause;
}

/** The days on which a rulebook holds. */
export function validity({ from, to }: RulebookPart): string {
  if (from && to) return t().rules.fromTo(from, to);
  if (from) return t().rules.since(from);
  return to ? t().rules.until(to) : t().rules.always;
}

/** The settings that hold every word of `query` in some column. */
export function matching(settings: readonly SettingInForce[], query: string): SettingInForce[] {
  const words = halfWidth(query).toLowerCase().split(/\s+/).filter(Boolean);
  return settings.filter((setting) => {
    const text = columns(setting).join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Settings under what they are about, in the order in which a donor meets it. */
export function grouped(settings: readonly SettingInForce[]): SettingGroup[] {
  const groups = new Map(Object.keys(t().rules.groups).map((name) => [name, [] as SettingInForce[]]));
  for (const setting of settings) {
    const name = setting.key.split('.')[0] ?? setting.key;
    groups.set(name, [...(groups.get(name) ?? []), setting]);
  }
  return [...groups]
    .filter(([, settings]) => settings.length > 0)
    .map(([name, settings]) => ({ name: t().rules.groups[name] ?? name, settings }));
}

function columns(setting: SettingInForce): string[] {
  const { key, value, unit, clause, rulebook } = setting;
  const group = t().rules.groups[key.split('.')[0] ?? ''] ?? '';
  return [
    group, nameOf(key), key, valueInWords(value), value, unitInWords(unit), unit,
    clauseInWords(clause), rulebook,
  ];
}
