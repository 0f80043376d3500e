/**
 * Made-up people. Their document numbers have right check characters and belong to nobody, since
 * the order 000 is given to nobody; mobile numbers do not begin with 121.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

export interface Person {
  name: string;
  number: string;
  phone: string;
}

/** A resident number of GB 11643-1999: division, birth date, order (odd for men), check. */
export function residentNumber(division: string, birth: string, order: string): string {
  const body = `${division}${birth}${order}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0);
  return `${body}${CHECKS[sum % 11]}`;
}

/** The same number with a check character that is not its own. */
export function withWrongCheck(number: string): string {
  const wrong = number.endsWith('1') ? '2' : '1';
  return `${number.slice(0, -1)}${wrong}`;
}

export const AGUO: Person = {
  name: '沙马阿果',
  number: residentNumber('511133', '19900501', '000'),
  phone: '12100007214',
};

export const LIN: Person = {
  name: '林晓',
  number: residentNumber('511102', '19850917', '000'),
  phone: '12100001357',
};

export const RIYI: Person = {
  name: '阿都·日以',
  number: residentNumber('511132', '19950228', '000'),
  phone: '12100002468',
};

/** Born on one day, of one sex, with names that sound the same. */
export const XIAOLAN: Person = {
  name: '黄小兰',
  number: residentNumber('511102', '19880307', '000'),
  phone: '12100003141',
};

export const XIAOLAN_AGAIN: Person = {
  name: '黄晓岚',
  number: residentNumber('511133', '19880307', '000'),
  phone: '12100005926',
};

/** A character of the Bamum script, which no font of a station has. */
export const UNDRAWABLE: Person = {
  name: '钱𖠀',
  number: residentNumber('511102', '19790214', '000'),
  phone: '12100004242',
};

/** Today at the station (UTC+8). */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The same day of the month `months` later, or that month's last day if it has none. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const then = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return then.toISOString().slice(0, 10);
}

/** A date as the desk says it: 2026年12月1日. */
export function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The donation code of the `n`th bag of a day: ISBT 128, facility G1234 of the year. */
export function donationCode(n: number): string {
  return `G1234${today().slice(2, 4)}${String(n).padStart(6, '0')}`;
}

/** A check character that is not the one of a donation code (ISO/IEC 7064 MOD 37-2). */
export function wrongCheck(code: string): string {
  const value = (character: string) => Number.parseInt(character, 36);
  const sum = [...code].reduce((total, character) => ((total + value(character)) * 2) % 37, 0);
  return (38 - sum) % 37 === 0 ? '1' : '0';
}
