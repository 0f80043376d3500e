/**
 * Dates and times as people type them. A date is a station-local calendar date, `YYYY-MM-DD`; it
 * never passes through a time zone. A time is the station's (UTC+8).
 */

import { CalendarDate, parseDate } from '@internationalized/date';

const EARLIEST_YEAR = 1900;
const STATION_OFFSET_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Reads a date as people type it: `19900501`, `1990-5-1`, `1990年5月1日`, `1122` (of this year),
 * `t` (today), `+180`, `-7` (days from today). Null when no such day exists.
 */
export function readDay(typed: string, today: string): string | null {
  const text = halfWidth(typed).trim().toLowerCase();
  if (text === 't') return today;
  const shift = text.match(/^([+-]\d{1,4})$/);
  if (shift) return daysAfter(today, Number(shift[1]));
  const compact = text.match(/^(\d{4})(\d{2})(\d{2})$/);
  const written = text.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/);
  const short = text.match(/^(\d{2})(\d{2})$/);
  const [year, month, day] = compact?.slice(1) ?? written?.slice(1) ??
    (short ? [today.slice(0, 4), short[1], short[2]] : []);
  return year && month && day ? existing(Number(year), Number(month), Number(day)) : null;
}

/** The day so many days after a date, or before it. */
export function daysAfter(date: string, days: number): string | null {
  const moved = parseDate(date).add({ days });
  return existing(moved.year, moved.month, moved.day);
}

/**
 * Reads a time as people type it: `0912`, `912`, `9:12`, `9.12`, `t` (now). `HH:MM`, or null when
 * there is no such time.
 */
export function readTime(typed: string, now: string): string | null {
  const text = halfWidth(typed).trim().toLowerCase().replaceAll('。', '.');
  if (text === 't') return now;
  const [, hours, minutes] = text.match(/^(\d{1,2})[:.](\d{2})$/) ?? text.match(/^(\d{1,2})(\d{2})$/) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** The time by the station's clock at an instant, milliseconds UTC: `09:12`. */
export function stationClock(instant: number): string {
  return new Date(instant + STATION_OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant, milliseconds UTC, of a date and a time at the station. */
export function stationInstant(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00Z`) - STATION_OFFSET_MS;
}

/** Whole minutes from one time of a day to another; negative when the second is before the first. */
export function minutesBetween(from: string, to: string): number {
  const day = '2000-01-01';
  return (stationInstant(day, to) - stationInstant(day, from)) / MINUTE_MS;
}

/** Full-width characters as their ordinary ones. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

function existing(year: number, month: number, day: number): string | null {
  // A calendar date that does not exist is moved to the nearest that does.
  const date = new CalendarDate(year, month, day);
  const exists = date.year === year && date.month === month && date.day === day;
  return year >= EARLIEST_YEAR && exists ? date.toString() : null;
}
