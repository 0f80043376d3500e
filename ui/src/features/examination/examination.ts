/** The examination as it is typed, and as the desk takes it. */

import type { DonationKind, DonationRow, Examination, Plan } from '../../backend/gen/types';
import { readNumber } from '../../text/format';
import { t } from '../../text/language.svelte';

export type Measurement = keyof Examination;

interface Entry {
  field: Measurement;
  unit: () => string;
  only?: DonationKind;
}

/** The measurements in the order of the devices. */
export const ENTRIES: readonly Entry[] = [
  { field: 'weight_kg', unit: () => 'kg' },
  { field: 'systolic_mmhg', unit: () => 'mmHg' },
  { field: 'diastolic_mmhg', unit: () => 'mmHg' },
  { field: 'pulse_bpm', unit: () => t().examination.perMinute },
  { field: 'temperature_c', unit: () => '°C' },
  { field: 'haemoglobin_g_l', unit: () => 'g/L' },
  { field: 'platelets_10e9_l', unit: () => '10⁹/L', only: 'platelets' },
  { field: 'haematocrit', unit: () => '', only: 'platelets' },
];

export interface ExaminationDraft {
  kind: DonationKind | null;
  volume: number | null;
  plasma: number;
  typed: Record<Measurement, string>;
  /** Values that the desk did not believe at once, as they were. */
  asked: Partial<Record<Measurement, string>>;
}

export function freshExamination(kind: DonationKind | null, meant: Plan | null = null): ExaminationDraft {
  return {
    kind: meant?.kind ?? kind,
    volume: meant?.kind === 'platelets' ? meant.units : (meant?.ml ?? null),
    plasma: 0,
    asked: {},
    typed: {
      weight_kg: '',
      systolic_mmhg: '',
      diastolic_mmhg: '',
      pulse_bpm: '',
      temperature_c: '',
      haemoglobin_g_l: '',
      platelets_10e9_l: '',
      haematocrit: '',
    },
  };
}

/** The measurements that a kind of donation asks for. */
export function asked(kind: DonationKind | null): readonly Entry[] {
  return ENTRIES.filter((entry) => entry.only === undefined || entry.only === kind);
}

export function faults(draft: ExaminationDraft): Record<string, string> {
  const found: Record<string, string> = {};
  if (draft.kind === null) found['kind'] = t().examination.choosePlan;
  else if (draft.volume === null) found['plan'] = t().examination.chooseVolume;
  for (const { field } of asked(draft.kind)) {
    const typed = draft.typed[field].trim();
    const before = draft.asked[field];
    if (typed === '') found[field] = before ? t().measuring.again(before) : t().errors.required;
    else if (readNumber(typed) === null) found[field] = t().errors.notNumber;
  }
  return found;
}

/**
 * The values that were looked at twice: typed once more as they were when the desk asked.
 */
export function confirmed(draft: ExaminationDraft): Measurement[] {
  return asked(draft.kind)
    .map(({ field }) => field)
    .filter((field) => {
      const before = draft.asked[field];
      return before !== undefined && readNumber(before) === readNumber(draft.typed[field]);
    });
}

/** The desk does not believe a value: it is to be typed once more. */
export function askAgain(draft: ExaminationDraft, field: Measurement): void {
  draft.asked[field] = draft.typed[field].trim();
  draft.typed[field] = '';
}

/** What a donor gave last, as long as it may be given today: what the donor likely means to give. */
export function usual(history: readonly DonationRow[], open: readonly DonationKind[]): Plan | null {
  const last = history.find((row) => row.outcome === 'complete');
  if (!last || !open.includes(last.kind)) return null;
  if (last.kind === 'platelets') return { kind: 'platelets', units: last.units, plasma_ml: 0 };
  return [200, 300, 400].includes(last.ml) ? { kind: 'whole_blood', ml: last.ml } : null;
}

/** The measurements as the desk takes them; what a kind does not ask for is absent. */
export function examination(draft: ExaminationDraft): Examination {
  const taken: Examination = {
    weight_kg: null,
    systolic_mmhg: null,
    diastolic_mmhg: null,
    pulse_bpm: null,
    temperature_c: null,
    haemoglobin_g_l: null,
    platelets_10e9_l: null,
    haematocrit: null,
  };
  for (const { field } of asked(draft.kind)) taken[field] = readNumber(draft.typed[field]);
  return taken;
}

/** What the donor means to give; null while that is not chosen. */
export function plan(draft: ExaminationDraft): Plan | null {
  if (draft.kind === null || draft.volume === null) return null;
  if (draft.kind === 'whole_blood') return { kind: 'whole_blood', ml: draft.volume };
  return { kind: 'platelets', units: draft.volume, plasma_ml: draft.plasma };
}
