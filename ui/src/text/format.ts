/**
 * How dates, amounts and numbers are written and read: the one place. A date is a station-local
 * calendar date, `YYYY-MM-DD`; it never passes through a time zone.
 */

import type { DonationKind, DonationRow, Plan } from '../backend/gen/types';
import { language, t } from './language.svelte';

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];
const WEEKDAYS = {
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** A date as a sentence says it: 2026年12月1日. */
export function dayInWords(date: string): string {
  const { year, month, day } = parts(date);
  if (language() === 'zh') return `${year}年${month}月${day}日`;
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** An instant, milliseconds UTC, by the clock of the station (UTC+8): 2026-11-22 09:05. */
export function stationTime(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** The same as little as is needed beside today's date: 09:05, or 11-21 on another day. */
export function shortTime(instant: number, today: string): string {
  const [day = '', time = ''] = stationTime(instant).split(' ');
  return day === today ? time : day.slice(5);
}

/** The day of the week of a date. */
export function weekday(date: string): string {
  const { year, month, day } = parts(date);
  const index = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return WEEKDAYS[language()][index] ?? '';
}

/** A count or an amount with separated thousands: 1,321. */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** What a plan means to give: 400 ml; 1 治疗单位 + 200 ml. */
export function planAmount(plan: Plan): string {
  if (plan.kind === 'whole_blood') return `${plan.ml} ml`;
  const units = t().examination.units(plan.units);
  return plan.plasma_ml > 0 ? `${units} + ${plan.plasma_ml} ml` : units;
}

/** What was collected, as a line of the history writes it. */
export function donationAmount(donation: DonationRow): string {
  if (donation.kind === 'whole_blood') return `${donation.ml} ml`;
  return t().examination.units(donation.units);
}

/** A kind with its amount: 全血 400 ml. */
export function kindAndAmount(kind: DonationKind, amount: string): string {
  return `${t().kind[kind]} ${amount}`;
}

/** A secret key in groups of four, easier to copy down. Groups that it has are kept. */
export function grouped(key: string): string[] {
  if (/[-\s]/.test(key)) return key.split(/[-\s]+/).filter(Boolean);
  return key.match(/.{1,4}/g) ?? [];
}

/**
 * Reads a date as people type it: `19900501`, `1990-5-1`, `1990年5月1日`, `1122` (of this year),
 * `t` (today), `+180`, `-7` (days from today). Null when no such day exists.
 */
export function readDay(typed: string, today: string): string | null {
  const text = halfWidth(typed).trim().toLowerCase();
  if (text === 't') return today;
  const shift = text.match(/^([+-])(\d{1,4})$/);
  if (shift) return plusDays(today, Number(`${shift[1]}${shift[2]}`));
  const compact = text.match(/^(\d{4})(\d{2})(\d{2})$/);
  const written = text.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/);
  const short = text.match(/^(\d{2})(\d{2})$/);
  const [year, month, day] = compact?.slice(1) ?? written?.slice(1) ??
    (short ? [today.slice(0, 4), short[1], short[2]] : []);
  return year && month && day ? existing(Number(year), Number(month), Number(day)) : null;
}

/** Reads a measurement as people type it: full-width digits and points too. Null when it is none. */
export function readNumber(typed: string): number | null {
  const text = halfWidth(typed).trim().replace('。', '.').replace(/^(\d+),(\d+)$/, '$1.$2');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** Full-width characters as their ordinary ones. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

function parts(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

function plusDays(date: string, days: number): string | null {
  const { year, month, day } = parts(date);
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return existing(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    year >= 1900 && date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
