/** The instruments of this desk by their labels: chosen once, and kept until others are. */

import type { Examination } from '../../backend/gen/types';
import type { Measurement } from './examination';

export const INSTRUMENTS = ['scale', 'pressure', 'thermometer', 'haemoglobin', 'analyser'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];
export type Labels = Partial<Record<Instrument, string>>;

const MEASURES: Record<Instrument, readonly Measurement[]> = {
  scale: ['weight_kg'],
  pressure: ['systolic_mmhg', 'diastolic_mmhg', 'pulse_bpm'],
  thermometer: ['temperature_c'],
  haemoglobin: ['haemoglobin_g_l'],
  analyser: ['platelets_10e9_l', 'haematocrit'],
};
const KEPT_AS = 'redwall.instruments';

export function keptLabels(): Labels {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const labels = Object.entries(kept).filter(([, label]) => typeof label === 'string');
    return Object.fromEntries(labels) as Labels;
  } catch {
    return {};
  }
}

export function keepLabels(labels: Labels): void {
  localStorage.setItem(KEPT_AS, JSON.stringify(labels));
}

/** The instrument of each value that was measured. */
export function devices(labels: Labels, examination: Examination): Record<string, string> {
  const named = INSTRUMENTS.flatMap((instrument) => {
    const label = labels[instrument]?.trim() ?? '';
    const measured = MEASURES[instrument].filter((field) => examination[field] !== null);
    return label === '' ? [] : measured.map((field): [string, string] => [field, label]);
  });
  return Object.fromEntries(named);
}
