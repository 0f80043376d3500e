/** A collection as it is typed: how it ended decides what is asked. */

import type { Arm, CollectionDetail, Outcome, Plan } from '../../backend/gen/types';
import { minutesBetween, readTime, stationInstant } from '../../parts/date';
import { readNumber } from '../../text/format';
import { t } from '../../text/language.svelte';

export interface CollectionDraft {
  code: string;
  outcome: Outcome;
  /** What was drawn of whole blood that was broken off, ml; as typed. */
  ml: string;
  /** What was drawn of platelets that were broken off: therapeutic units. */
  units: number | null;
  /** Plasma collected with them, ml. */
  plasma: number;
  /** When the needle was in and out, as typed. */
  started: string;
  ended: string;
  /** The instants that those were noted at, milliseconds UTC; null when they were typed. */
  startedAt: number | null;
  endedAt: number | null;
  arm: Arm | null;
  lot: string;
}

export function freshCollection(): CollectionDraft {
  return {
    code: '', outcome: 'complete', ml: '', units: null, plasma: 0,
    started: '', ended: '', startedAt: null, endedAt: null, arm: null, lot: '',
  };
}

export function faults(draft: CollectionDraft, plan: Plan): Record<string, string> {
  const found = timeFaults(draft);
  if (draft.code.trim() === '') found['code'] = t().errors.required;
  if (draft.outcome !== 'partial') return found;
  if (plan.kind === 'whole_blood') {
    if (readNumber(draft.ml) === null) found['drawn'] = t().errors.notNumber;
  } else if (draft.units === null) {
    found['drawn'] = t().examination.chooseVolume;
  }
  return found;
}

/** What was drawn: all that was planned, a part of it, or nothing. */
export function drawn(draft: CollectionDraft, plan: Plan): Plan {
  if (draft.outcome === 'complete') return plan;
  const part = draft.outcome === 'partial';
  if (plan.kind === 'whole_blood') {
    return { kind: 'whole_blood', ml: part ? Math.round(readNumber(draft.ml) ?? 0) : 0 };
  }
  return {
    kind: 'platelets',
    units: part ? (draft.units ?? 0) : 0,
    plasma_ml: part ? draft.plasma : 0,
  };
}

/** How it went, as far as it was noted, on the day of the visit. */
export function detailOf(draft: CollectionDraft, on: string): CollectionDetail {
  return {
    started_at: instant(draft.started, draft.startedAt, on),
    ended_at: instant(draft.ended, draft.endedAt, on),
    arm: draft.arm,
    bag_lot: draft.lot.trim() || null,
  };
}

/** Whole minutes from needle in to needle out, once both are noted. */
export function minutesOf(draft: CollectionDraft): number | null {
  const started = readTime(draft.started, '');
  const ended = readTime(draft.ended, '');
  return started && ended ? minutesBetween(started, ended) : null;
}

function timeFaults(draft: CollectionDraft): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, typed] of [['started_at', draft.started], ['ended_at', draft.ended]] as const) {
    if (typed.trim() !== '' && !readTime(typed, '')) found[field] = t().collecting.notTime;
  }
  if ((minutesOf(draft) ?? 0) < 0) found['ended_at'] = t().collecting.timeBefore;
  return found;
}

/** A time that was noted keeps its second; one that was typed is the beginning of its minute. */
function instant(typed: string, noted: number | null, on: string): number | null {
  if (noted !== null) return noted;
  const time = readTime(typed, '');
  return time ? stationInstant(on, time) : null;
}
