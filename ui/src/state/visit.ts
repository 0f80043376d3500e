/** Where a visit stands, as the step bar draws it. */

import type { Step, Visit } from '../backend/gen/types';

/** The stations of a visit along the top of a donor's page. */
export const STATIONS = [
  'registration',
  'interview',
  'examination',
  'collection',
  'rest',
  'certificate',
] as const;

export type Station = (typeof STATIONS)[number];
export type Mark = 'done' | 'current' | 'todo' | 'stopped';

export function hasEnded(step: Step): boolean {
  return step === 'done' || step === 'left' || step === 'refused';
}

/** The mark of each station; without a visit, the donor is being identified. */
export function marks(visit: Visit | null): Mark[] {
  if (!visit) return STATIONS.map((_, i) => (i === 0 ? 'current' : 'todo'));
  if (visit.step === 'done') {
    // Where nothing was drawn there is nothing to certify.
    return STATIONS.map((one) => (one === 'certificate' && !visit.certificate ? 'todo' : 'done'));
  }
  const ended = hasEnded(visit.step);
  const at = STATIONS.indexOf(ended ? lastStation(visit) : stationOf(visit.step));
  return STATIONS.map((_, i) => {
    if (i < at) return 'done';
    if (i > at) return 'todo';
    return ended ? 'stopped' : 'current';
  });
}

function stationOf(step: Step): Station {
  if (step === 'donation_code') return 'collection';
  return STATIONS.find((station) => station === step) ?? 'registration';
}

/**
 * The last station that a visit which ended early came to. A refusal comes of what was recorded
 * last; who leaves does so before the next thing is recorded.
 */
function lastStation(visit: Visit): Station {
  const left = visit.step === 'left';
  if (visit.donation) return left ? 'rest' : 'collection';
  if (visit.donation_code) return 'collection';
  if (visit.examination) return left ? 'collection' : 'examination';
  if (visit.form_no !== null) return left ? 'examination' : 'interview';
  return left ? 'interview' : 'registration';
}
