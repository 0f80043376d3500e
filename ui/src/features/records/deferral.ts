/** How a deferral stands and how long it lasts, in words. */

import type { DeferralRow } from '../../backend/gen/types';
import { t } from '../../text/language.svelte';

export type Standing = 'active' | 'over' | 'ended' | 'voided';

/** A deferral that was ended still blocks until its day: then it is told as blocking. */
export function standing(row: DeferralRow): Standing {
  if (row.voided) return 'voided';
  if (row.active) return 'active';
  return row.ended ? 'ended' : 'over';
}

export function spanOf(row: DeferralRow): string {
  if (row.permanent) return t().donor.permanent;
  if (row.from && row.until) return t().donor.fromTo(row.from, row.until);
  if (row.until) return t().donor.until(row.until);
  return row.from ? t().donor.since(row.from) : t().donor.openEnded;
}
