/** The text of a certificate's code as a scanner sends it or as a phone copies it. */

const LAYOUT = 'RW1;';
const FIELDS = 11;
/** Characters of an Ed25519 signature. */
const SIGNATURE = 86;

/** One line: a scanner may break it, the code itself has no breaks. */
export function joined(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, '').trim();
}

/** Whether a text begins as a certificate's code does. */
export function isProof(text: string): boolean {
  return text.trimStart().startsWith(LAYOUT);
}

/** Whether it begins as a certificate's code and goes on beyond what was read. */
export function isPart(text: string): boolean {
  const line = joined(text);
  if (!isProof(line)) return false;
  const fields = line.split(';');
  return fields.length < FIELDS || (fields.length === FIELDS && (fields.at(-1) ?? '').length < SIGNATURE);
}
