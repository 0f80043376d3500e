/** How another system's file is read, as a file of its own. */

import type { Field, ImportMap } from '../../backend/gen/types';

/** The map that a text holds; null when it is none. What is wrong inside it, the desk says. */
export function readProfile(text: string): ImportMap | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (!('sheets' in value) && !('words' in value) && !('system' in value)) return null;
  const said = value as Partial<ImportMap>;
  return { system: null, sheets: [], words: {}, list: null, ...said };
}

/** What the codes of a field can mean, in the product's own words; null for any text. */
export const MEANINGS: Partial<Record<Field, readonly string[]>> = {
  sex: ['male', 'female'],
  kind: ['whole_blood', 'platelets'],
  outcome: ['complete', 'partial', 'none'],
  reaction: ['none', 'mild', 'moderate', 'severe'],
  source: ['here', 'proved', 'declared'],
  permanent: ['yes', 'no'],
  found_by: ['interview', 'examination', 'laboratory', 'other_station', 'physician'],
  level: ['bronze', 'silver', 'gold', 'lifetime'],
};
