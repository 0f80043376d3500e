/** How a verdict of a trial is told: its sign, and why. */

import type { KindVerdict, Verdict } from '../../backend/gen/types';
import { language } from '../../text/language.svelte';

export const SIGNS = { accept: 'may', defer: 'wait', exclude: 'never' } as const satisfies Record<
  Verdict,
  string
>;

/** Why somebody may not donate, each reason a sentence; nothing for one who may. */
export function whyNot(verdict: KindVerdict): string[] {
  const sentences = verdict.findings
    .filter(({ blocks }) => blocks)
    .map((finding) => (language() === 'zh' ? finding.zh : finding.en));
  return [...new Set(sentences)];
}
