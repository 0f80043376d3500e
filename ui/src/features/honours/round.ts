/** A round of the national awards: when it closes, and what is due to whom in it. */

import type { AwardLevel, HonoursListed, Near, Nomination, VolunteerAward } from '../../backend/gen/types';

/** Two years, the second of them odd; donations count up to its last day. */
export interface Round {
  from: number;
  to: number;
  cutoff: string;
  running: boolean;
}

/** What can be due to somebody, the highest first. */
export const DUES = ['lifetime', 'gold', 'silver', 'bronze', 'volunteer_lifetime', 'stars'] as const;
export type DueKind = (typeof DUES)[number];

export interface Due {
  key: string;
  kind: DueKind;
  row: Nomination;
}

/** The round that today is in and the `before` ones before it, the newest first. */
export function roundsOf(today: string, before: number): Round[] {
  const year = Number(today.slice(0, 4));
  const last = year % 2 === 1 ? year : year + 1;
  return Array.from({ length: before + 1 }, (_, back) => {
    const to = last - 2 * back;
    return { from: to - 1, to, cutoff: `${to}-12-31`, running: back === 0 };
  });
}

/** Everything that is due, an award a line: the highest first, then by donor number. */
export function duesOf({ rows }: HonoursListed): Due[] {
  const dues = rows.flatMap((row) => kindsOf(row).map((kind) => ({ key: `${row.donor}:${kind}`, kind, row })));
  const place = ({ kind }: Due) => DUES.indexOf(kind);
  return dues.toSorted((one, other) => place(one) - place(other));
}

/** How many are due of each kind. */
export function countsOf(dues: readonly Due[]): { kind: DueKind; people: number }[] {
  return DUES.map((kind) => ({ kind, people: dues.filter((due) => due.kind === kind).length }));
}

/** What is recorded when a due is conferred: an award for donations, or one for service. */
export type Award = { level: AwardLevel } | { award: VolunteerAward };

export function awardOf({ kind, row }: Due): Award {
  if (kind === 'volunteer_lifetime') return { award: 'lifetime' };
  if (kind === 'stars') return { award: row.volunteer_due ?? 'one_star' };
  return { level: kind };
}

/** How many counts away somebody may be to stand among those who are near. */
export const NEAR = 5;

/** How near: one donation is enough, or so many counts. */
export const NEARNESS = ['one', 2, NEAR] as const;
export type Nearness = (typeof NEARNESS)[number];

/** Those who are as near as that. */
export function within(nearness: Nearness, near: readonly Near[]): Near[] {
  return near.filter(({ by_one, to_next }) => (nearness === 'one' ? by_one : (to_next?.needs ?? 0) <= nearness));
}

/** The dues whose donor numbers stand in a pasted text, and the numbers that none of them has. */
export function named(text: string, dues: readonly Due[]): { found: Due[]; strangers: string[] } {
  const numbers = [...new Set(text.split(/[\s,;，；、]+/).filter(Boolean))];
  const bare = (number: string) => number.replace(/^0+(?=.)/, '');
  const wanted = new Set(numbers.map(bare));
  const found = dues.filter((due) => wanted.has(bare(due.row.donor_no)));
  const has = new Set(found.map((due) => bare(due.row.donor_no)));
  return { found, strangers: numbers.filter((number) => !has.has(bare(number))) };
}

function kindsOf(row: Nomination): DueKind[] {
  const kinds: DueKind[] = [];
  if (row.lifetime_honour) kinds.push('lifetime');
  if (row.nominate !== 'none') kinds.push(row.nominate);
  if (row.volunteer_lifetime_due) kinds.push('volunteer_lifetime');
  if (row.volunteer_due) kinds.push('stars');
  return kinds;
}
