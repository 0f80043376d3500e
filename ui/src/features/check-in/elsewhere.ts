/** A donation elsewhere as the donor tells of it and it is typed. */

import type { DonationKind, Plan } from '../../backend/gen/types';
import { readNumber } from '../../text/format';
import { t } from '../../text/language.svelte';

export interface ElsewhereDraft {
  on: string;
  kind: DonationKind | null;
  /** Whole blood, ml. */
  ml: number | null;
  /** Platelets, therapeutic units; as typed. */
  units: string;
  site: string;
}

export function freshElsewhere(): ElsewhereDraft {
  return { on: '', kind: null, ml: null, units: '', site: '' };
}

export function faults(draft: ElsewhereDraft, day: string | null): Record<string, string> {
  const found: Record<string, string> = {};
  if (day === null) found['on'] = t().errors.notDate;
  if (draft.kind === null) found['kind'] = t().examination.choosePlan;
  if (draft.kind !== null && gave(draft) === null) found['gave'] = t().examination.chooseVolume;
  return found;
}

/** What was given; null until enough of it is said. */
export function gave(draft: ElsewhereDraft): Plan | null {
  if (draft.kind === 'whole_blood') return draft.ml === null ? null : { kind: 'whole_blood', ml: draft.ml };
  if (draft.kind === null) return null;
  const units = readNumber(draft.units);
  if (units === null || !Number.isInteger(units) || units === 0) return null;
  return { kind: 'platelets', units, plasma_ml: 0 };
}
