/** A late entry as it is typed, and as the desk takes it. */

import type { LateEntryRecord, Outcome, Plan, Reaction, Sex } from '../../backend/gen/types';
import { asked, type Measurement } from '../examination/examination';
import { readDay, readNumber } from '../../text/format';
import { t } from '../../text/language.svelte';

export interface LateDraft {
  number: string;
  name: string;
  phone: string;
  sex: Sex | null;
  birth: string;
  on: string;
  site: string;
  formNo: string;
  consent: boolean;
  by: string;
  kind: Plan['kind'] | null;
  volume: number | null;
  plasma: number;
  measured: Partial<Record<Measurement, string>>;
  code: string;
  outcome: Outcome;
  drawn: string;
  reaction: Reaction;
  asks: boolean;
}

export function freshLate(): LateDraft {
  return {
    number: '', name: '', phone: '', sex: null, birth: '', on: '', site: '', formNo: '', consent: false,
    by: '', kind: null, volume: null, plasma: 0, measured: {}, code: '', outcome: 'complete', drawn: '',
    reaction: 'none', asks: false,
  };
}

/** What is missing or cannot be, by field. `asksPerson`: the document tells neither sex nor birth date. */
export function faults(draft: LateDraft, today: string, asksPerson: boolean): Record<string, string> {
  const found: Record<string, string> = {};
  const filled = { number: draft.number, name: draft.name, form_no: draft.formNo, by: draft.by, donation_code: draft.code };
  for (const [field, text] of Object.entries(filled)) {
    if (text.trim() === '') found[field] = t().errors.required;
  }
  if (asksPerson && draft.sex === null) found['sex'] = t().errors.required;
  if (asksPerson && readDay(draft.birth, today) === null) found['birth_date'] = t().errors.notDate;
  const on = readDay(draft.on, today);
  if (on === null) found['on'] = t().errors.notDate;
  else if (on >= today) found['on'] = t().late.before;
  if (!draft.consent) found['consent'] = t().late.consentFirst;
  if (draft.kind === null) found['kind'] = t().examination.choosePlan;
  else if (draft.volume === null) found['volume'] = t().examination.chooseVolume;
  if (draft.outcome === 'partial' && readNumber(draft.drawn) === null) found['drawn'] = t().errors.notNumber;
  for (const { field } of asked(draft.kind)) {
    const text = draft.measured[field] ?? '';
    if (text.trim() !== '' && readNumber(text) === null) found[field] = t().errors.notNumber;
  }
  return found;
}

export function request(draft: LateDraft, today: string, asksPerson: boolean): LateEntryRecord {
  const plan = planOf(draft);
  return {
    document: { number: draft.number },
    name: draft.name.trim(),
    sex: asksPerson ? draft.sex : null,
    birth_date: asksPerson ? readDay(draft.birth, today) : null,
    phone: draft.phone.trim() || null,
    site: draft.site.trim() || null,
    on: readDay(draft.on, today) ?? '',
    interview: { form_no: draft.formNo.trim(), consent: draft.consent, by: draft.by.trim() },
    plan,
    exam: examination(draft),
    donation_code: draft.code.trim(),
    drawn: drawnOf(draft, plan),
    outcome: draft.outcome,
    reaction: draft.reaction,
    asks_to_continue: draft.asks,
  };
}

function planOf({ kind, volume, plasma }: LateDraft): Plan {
  if (kind === 'platelets') return { kind, units: volume ?? 0, plasma_ml: volume === 1 ? plasma : 0 };
  return { kind: 'whole_blood', ml: volume ?? 0 };
}

/** What was drawn where that is not what was planned. */
function drawnOf(draft: LateDraft, plan: Plan): Plan | null {
  if (draft.outcome !== 'partial') return null;
  const drawn = readNumber(draft.drawn) ?? 0;
  return plan.kind === 'whole_blood' ? { ...plan, ml: drawn } : { ...plan, units: drawn };
}

function examination(draft: LateDraft): Partial<Record<Measurement, number>> {
  const given = asked(draft.kind).map(({ field }) => [field, readNumber(draft.measured[field] ?? '')] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null)) as Partial<Record<Measurement, number>>;
}
