/** The groups of a recovery key that are asked for, to see that it is on paper. */

const ASKED = 2;

/** Different places in a key of `groups` groups, in order, by the draws of `random` (0 to below 1). */
export function placesToAsk(groups: number, random: () => number): number[] {
  const places = Array.from({ length: groups }, (_, at) => at);
  for (let at = places.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [places[at], places[other]] = [places[other] ?? at, places[at] ?? other];
  }
  return places.slice(0, ASKED).toSorted((one, other) => one - other);
}

/** Whether a group is typed as the key has it; case, blanks and hyphens do not matter. */
export function sameGroup(typed: string, group: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').replace(/[-\s]/g, '').toUpperCase();
  return plain(typed) === plain(group);
}
