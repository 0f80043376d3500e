/** The keys that only the screen in front of a person knows. */

import { place, reception } from '../../state';
import { t } from '../../text/language.svelte';

export function screenKeys(): [string, string][] {
  const words = t().screenKeys;
  if (place.section === 'certificates') return [['F4', words.pages], ['Alt ↓', words.calendar]];
  if (place.section === 'administration') {
    return place.page === 'daily' ? [['F4', words.pages], ['Alt ↓', words.calendar]] : [['F4', words.pages]];
  }
  const { donor, newcomer } = reception;
  if (newcomer || donor === null) return [];
  if (donor.visit === null) return [['F6', words.elsewhere], ['F7', words.team]];
  if (donor.visit.step === 'collection') return [['F6', words.started], ['F7', words.ended]];
  return [];
}
