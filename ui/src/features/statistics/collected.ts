/** What was collected, added up. */

import type { CollectedRow } from '../../backend/gen/types';

export interface Sum {
  name: string;
  donations: number;
  ml: number;
  wholeBloodMl: number;
  units: number;
}

export type Grouping = 'day' | 'month' | 'site' | 'kind';

/** The most years that the desk tells at once. */
const YEARS = 10;

const GROUPS: Record<Grouping, (row: CollectedRow) => string> = {
  day: (row) => row.date,
  month: (row) => row.date.slice(0, 7),
  site: (row) => row.site,
  kind: (row) => row.kind,
};

/** The rows of a group added up, in order of their names; sites by what they collected. */
export function sumsBy(rows: readonly CollectedRow[], by: Grouping): Sum[] {
  const sums = added(rows, GROUPS[by]);
  if (by === 'site') return sums.toSorted((one, other) => other.ml - one.ml);
  return sums.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Every year from the first to the last in which blood was drawn, those without any too. */
export function years(rows: readonly CollectedRow[]): Sum[] {
  const sums = new Map(added(rows, (row) => row.date.slice(0, 4)).map((sum) => [Number(sum.name), sum]));
  if (sums.size === 0) return [];
  const first = Math.min(...sums.keys());
  const last = Math.max(...sums.keys());
  return Array.from({ length: last - first + 1 }, (_, at) => sums.get(first + at) ?? none(String(first + at)));
}

/** The day on which most was collected, of several the first. */
export function highestDay(rows: readonly CollectedRow[]): Sum | null {
  const days = sumsBy(rows, 'day');
  return days.reduce<Sum | null>((best, day) => (best && best.ml >= day.ml ? best : day), null);
}

export function total(rows: readonly CollectedRow[], name: string): Sum {
  return added(rows, () => name)[0] ?? none(name);
}

export function within(rows: readonly CollectedRow[], from: string, to: string): CollectedRow[] {
  return rows.filter(({ date }) => from <= date && date <= to);
}

/** The change from one year to the next, as `+5.1%`; null where there is nothing to compare with. */
export function growth(before: Sum | undefined, now: Sum): string | null {
  if (!before || before.ml === 0) return null;
  const percent = (100 * (now.ml - before.ml)) / before.ml;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)}%`;
}

/** The stretches of time, newest first, in which everything that was ever collected is asked for. */
export function stretches(today: string): { from: string; to: string }[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 8 }, (_, back) => {
    const last = year - YEARS * back;
    return { from: `${last - YEARS + 1}-01-01`, to: back === 0 ? today : `${last}-12-31` };
  });
}

function added(rows: readonly CollectedRow[], nameOf: (row: CollectedRow) => string): Sum[] {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const name = nameOf(row);
    const sum = sums.get(name) ?? none(name);
    sum.donations += row.donations;
    sum.ml += row.ml;
    sum.wholeBloodMl += row.kind === 'whole_blood' ? row.ml : 0;
    sum.units += row.units;
    sums.set(name, sum);
  }
  return [...sums.values()];
}

function none(name: string): Sum {
  return { name, donations: 0, ml: 0, wholeBloodMl: 0, units: 0 };
}
