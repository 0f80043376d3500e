/** A deferral reason as it is chosen in an interview. */

import type { DeferralReason } from '../../backend/gen/types';
import { halfWidth } from '../../text/format';

export interface ChosenDeferral {
  reason: DeferralReason;
  /** The day that the duration is counted from, as typed. */
  event: string;
  /** The day that it ends, as typed; for reasons whose end the rulebook does not compute. */
  until: string;
}

/** What has to be asked about a reason once it is chosen. */
export type Asks = 'event' | 'until' | 'nothing';

export function asks(reason: DeferralReason): Asks {
  if (isPermanent(reason)) return 'nothing';
  if (reason.duration.startsWith('P') && /\d/.test(reason.duration)) {
    return reason.counted_from === '-' ? 'nothing' : 'event';
  }
  return reason.duration === 'RETRY' ? 'nothing' : 'until';
}

export function isPermanent(reason: DeferralReason): boolean {
  return reason.duration === 'PERM' || reason.duration === 'PERM_UNLESS_REENTRY';
}

/** The reasons that a typed text may mean: by code first, then by a word of either language. */
export function matching(reasons: readonly DeferralReason[], typed: string): DeferralReason[] {
  const text = halfWidth(typed).trim().toLowerCase();
  if (text === '') return [];
  const byCode = reasons.filter((one) => one.code.toLowerCase().startsWith(text));
  const byWord = reasons.filter(
    (one) =>
      !byCode.includes(one) &&
      (one.reason_zh.includes(text) || one.reason_en.toLowerCase().includes(text)),
  );
  return [...byCode, ...byWord].slice(0, 8);
}
