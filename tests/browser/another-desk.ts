/** What another desk of the station does meanwhile, by its commands alone. */

import type { Desk } from './desk';
import { donationCode, type Person } from './people';

export interface Received {
  donor: string;
  visit: string;
}

/** Takes somebody, the `n`th, as far as `until`. */
export async function receive(
  desk: Desk,
  person: Person,
  n: number,
  until: 'interview' | 'collected' | 'rested',
  team: { group: string; channel: string } | null = null,
): Promise<Received> {
  const ask = async (command: string, request: unknown) => {
    const answer = (await desk.ask(command, request)) as { id: string; message?: string };
    if (!answer.id) throw new Error(`${command}: ${answer.message}`);
    return answer.id;
  };
  const donor = await ask('donor_register', {
    document: { type: null, number: person.number }, name: person.name, sex: null, birth_date: null,
    phone: person.phone, not_the_same: [],
  });
  const visit = await ask('visit_open', { donor, face_matches_document: true, team });
  if (until === 'interview') return { donor, visit };
  await ask('interview_record', { visit, form_no: `2026-${n}`, consent: true });
  const examination = {
    weight_kg: 62.5, systolic_mmhg: 118, diastolic_mmhg: 76, pulse_bpm: 72, temperature_c: 36.5,
    haemoglobin_g_l: 136,
  };
  const plan = { kind: 'whole_blood', ml: 400 };
  await ask('examination_record', { visit, examination, plan });
  const code = donationCode(1000 + n);
  await ask('donation_code_assign', { visit, code });
  await ask('collection_record', { visit, code, drawn: plan, outcome: 'complete' });
  if (until === 'rested') await ask('rest_end', { visit, reaction: 'none' });
  return { donor, visit };
}
