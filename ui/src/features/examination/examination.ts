/** The examination as it is typed, and as the desk takes it. */

import type { DonationKind, Examination, Plan } from '../../backend/gen/types';
import { readNumber } from '../../text/format';
import { t } from '../../text/language.svelte';

export type Measurement = keyof Examination;

interface Entry {
  field: Measurement;
  unit: () => string;
  /** Outside of these a value is likelier a slip of the hand than a person's; no rule of donation. */
  plausible: readonly [number, number];
  only?: DonationKind;
}

/** The measurements in the order of the devices. */
export const ENTRIES: readonly Entry[] = [
  { field: 'weight_kg', unit: () => 'kg', plausible: [35, 180] },
  { field: 'systolic_mmhg', unit: () => 'mmHg', plausible: [70, 220] },
  { field: 'diastolic_mmhg', unit: () => 'mmHg', plausible: [40, 130] },
  { field: 'pulse_bpm', unit: () => t().examination.perMinute, plausible: [40, 150] },
  { field: 'temperature_c', unit: () => '°C', plausible: [34, 41] },
  { field: 'haemoglobin_g_l', unit: () => 'g/L', plausible: [60, 220] },
  { field: 'platelets_10e9_l', unit: () => '10⁹/L', plausible: [50, 800], only: 'platelets' },
  { field: 'haematocrit', unit: () => '', plausible: [0.2, 0.65], only: 'platelets' },
];

export interface ExaminationDraft {
  kind: DonationKind | null;
  volume: number | null;
  plasma: number;
  typed: Record<Measurement, string>;
}

export function freshExamination(kind: DonationKind | null): ExaminationDraft {
  return {
    kind,
    volume: null,
    plasma: 0,
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
    if (typed === '') found[field] = t().errors.required;
    else if (readNumber(typed) === null) found[field] = t().errors.notNumber;
  }
  return found;
}

/** The values to be asked twice: those that a slip of the hand would make. */
export function implausible(draft: ExaminationDraft): Measurement[] {
  const odd = asked(draft.kind).filter(({ field, plausible: [least, most] }) => {
    const value = readNumber(draft.typed[field]);
    return value !== null && (value < least || value > most);
  });
  return odd.map((entry) => entry.field);
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
