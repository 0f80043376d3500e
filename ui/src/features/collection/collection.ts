/** A collection as it is typed: how it ended decides what is asked. */

import type { Outcome, Plan } from '../../backend/gen/types';
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
}

export function freshCollection(): CollectionDraft {
  return { code: '', outcome: 'complete', ml: '', units: null, plasma: 0 };
}

export function faults(draft: CollectionDraft, plan: Plan): Record<string, string> {
  const found: Record<string, string> = {};
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
