/** Samples of the documents that need no donor: a look at a template issues nothing. */

import type { Paper } from '../../backend/gen/types';
import type { Desk } from '../../state/desk.svelte';
import { MAKES_LABELS, NOMINATES } from '../../state/roles';

/** A code that a gun read, of a facility that does not exist. */
const SAMPLE_CODE = '=G12349865432177';
const SAMPLE = '样张';

/** The sample of each template that has one for the person on duty. */
export function samplesFor(desk: Desk): ReadonlyMap<string, Paper> {
  const samples = new Map<string, Paper>([
    ['day.typ', { kind: 'daily', day: desk.today }],
    ['calibration.typ', { kind: 'calibration', printer: SAMPLE }],
  ]);
  if (desk.has(...MAKES_LABELS, 'auditor')) {
    const order = { of: 'labels', codes: [SAMPLE_CODE], stock: 'sheet', reason: SAMPLE } as const;
    samples.set('labels.typ', { kind: 'draft', order: { ...order, codes: [...order.codes] } });
  }
  if (desk.has(...NOMINATES, 'auditor')) {
    samples.set('nominations.typ', { kind: 'draft', order: { of: 'nominations', as_of: desk.today, round: SAMPLE } });
  }
  return samples;
}
