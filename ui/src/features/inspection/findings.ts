/** What the system check found, as a sentence each. */

import type { CheckRow } from '../../backend/gen/types';
import { count } from '../../text/format';
import { t, told } from '../../text/language.svelte';

const MEGABYTE = 2 ** 20;
const GIGABYTE = 2 ** 30;

/** An instant as people at the station read it, to the minute. */
export function minute(instant: number): string {
  const station = new Date(instant + 8 * 3_600_000);
  return station.toISOString().slice(0, 16).replace('T', ' ');
}

export function finding({ what, state, values }: CheckRow): string {
  const words = t().inspection;
  const n = (name: string) => Number(values[name] ?? 0);
  switch (what) {
    case 'rules':
      return words.rules((values['rulebooks'] as string[]).join(', '));
    case 'journal':
      return words.journal(count(n('entries')), String(values['head']));
    case 'unread':
      return n('donors') === 0 ? words.noUnread : words.unread(count(n('donors')));
    case 'vault':
      return words.vault(String(n('readable')));
    case 'disk':
      return words.disk(bytes(n('free_bytes')), bytes(n('database_bytes')));
    case 'clock':
      return words.clock(minute(n('now')), minute(n('newest')));
    case 'backup':
      return backups(values);
    case 'second_place':
      return values['folder'] ? words.secondPlace(String(values['folder'])) : words.noSecondPlace;
    case 'fonts':
      return state === 'passed' ? words.fonts : words.noFonts;
    case 'printers':
      return printers(values);
    case 'tasks':
      return n('open') === 0 ? words.noTasks : words.tasks(count(n('open')));
  }
}

function backups(values: CheckRow['values']): string {
  const at = values['verified_at'] as number | null;
  const last = at === null ? t().inspection.noBackup : t().inspection.verified(minute(at));
  return [last, ...(values['failures'] as string[]).map(told)].join(' ');
}

function printers(values: CheckRow['values']): string {
  const [names, problems] = [values['printers'] as string[], values['problems'] as string[]];
  const there = names.length > 0 ? t().inspection.printers(names.join(', ')) : t().inspection.noPrinters;
  return [there, ...problems.map(told)].join(' ');
}

function bytes(n: number): string {
  const { gigabytes, megabytes } = t().inspection;
  return n < GIGABYTE ? megabytes(count(Math.ceil(n / MEGABYTE))) : gigabytes(count(Math.floor(n / GIGABYTE)));
}
