/**
 * Who takes which step, so that a screen can say whom to call. The check itself is in Rust, in the
 * list of commands; a screen only keeps from offering what would be refused.
 */

import type { PaperKind, Role, Step } from '../backend/gen/types';

/** Who works with donors at all; an administrator by trade alone does not. */
export const RECEIVES: readonly Role[] = [
  'receptionist', 'physician', 'nurse', 'certificate_clerk', 'auditor',
];
export const REGISTERS: readonly Role[] = ['receptionist'];
export const OPENS_VISITS: readonly Role[] = ['receptionist'];
export const REVEALS: readonly Role[] = ['receptionist', 'physician', 'certificate_clerk', 'auditor'];
export const ENDS_VISITS: readonly Role[] = ['receptionist', 'physician', 'nurse'];
export const READS_ANSWERS: readonly Role[] = ['physician', 'auditor'];
export const ISSUES: readonly Role[] = ['receptionist', 'certificate_clerk'];
export const ADMINISTERS: readonly Role[] = ['administrator'];
export const SEES_STAFF: readonly Role[] = ['administrator', 'auditor'];
export const VERIFIES: readonly Role[] = ['administrator', 'auditor'];
export const SEES_RULES: readonly Role[] = [...RECEIVES, 'administrator'];
export const TRIES_RULES: readonly Role[] = ['physician', 'administrator', 'auditor'];

const STEPS: Partial<Record<Step, readonly Role[]>> = {
  interview: ['physician'],
  examination: ['physician'],
  donation_code: ['nurse'],
  collection: ['nurse'],
  rest: ['nurse'],
  certificate: ISSUES,
};

export const HAS_TASKS: readonly Role[] = SEES_RULES;
export const LISTS_BLOCKED: readonly Role[] = ['physician', 'auditor', 'administrator'];
export const BLOCKS: readonly Role[] = ['physician', 'administrator'];
export const UNBLOCKS: readonly Role[] = ['physician'];
export const RECONCILES: readonly Role[] = LISTS_BLOCKED;
export const SEES_OPENINGS: readonly Role[] = ['administrator', 'auditor'];
export const ENDS_DEFERRALS: readonly Role[] = ['physician'];
export const COUNTS_HONOURS: readonly Role[] = ['certificate_clerk', 'administrator', 'auditor'];
export const CONFERS: readonly Role[] = ['certificate_clerk', 'administrator'];
export const EXPORTS: readonly Role[] = ['administrator', 'auditor'];
export const IMPORTS: readonly Role[] = ['physician', 'administrator'];
export const LISTS_ELIGIBLE: readonly Role[] = ['receptionist', 'physician', 'auditor'];
export const RECORDS_LATE: readonly Role[] = ['physician', 'administrator'];
export const KEEPS_BACKUPS: readonly Role[] = ['administrator', 'auditor'];
export const SEES_SETTINGS: readonly Role[] = ['administrator', 'auditor'];
export const ATTACHES: readonly Role[] = ['receptionist', 'physician', 'nurse'];
export const PROVES_OUTSIDE: readonly Role[] = ['receptionist', 'certificate_clerk'];
export const SEES_CHANGES: readonly Role[] = ['administrator', 'auditor'];
export const FINDS_DUPLICATES: readonly Role[] = ['receptionist', 'physician', 'administrator'];
export const MERGES: readonly Role[] = ['physician', 'administrator'];
export const RENAMES: readonly Role[] = ['receptionist'];
export const CORRECTS_BIRTH: readonly Role[] = ['receptionist', 'physician', 'administrator'];
export const UNDOES_REGISTRATION: readonly Role[] = ['receptionist', 'administrator'];
export const NOTES: readonly Role[] = ['receptionist', 'physician', 'nurse', 'certificate_clerk'];
export const DECLARES: readonly Role[] = ['receptionist', 'physician'];
export const ADDS_PHOTOS: readonly Role[] = ['receptionist', 'physician', 'nurse'];
export const CLASSES_REACTIONS: readonly Role[] = ['receptionist', 'physician', 'nurse'];
export const SEES_THANKS: readonly Role[] = ['receptionist', 'nurse', 'certificate_clerk', 'auditor'];
export const GIVES_LEAFLETS: readonly Role[] = RECEIVES;
export const PRINTS_ANSWERS: readonly Role[] = READS_ANSWERS;
export const WRITES_LETTERS: readonly Role[] = ['receptionist', 'physician'];
export const GIVES_REASONS: readonly Role[] = ['physician'];
export const PRINTS: readonly Role[] = ['receptionist', 'physician', 'nurse', 'certificate_clerk', 'administrator'];
export const KEEPS_BLANKS: readonly Role[] = ['receptionist', 'certificate_clerk', 'administrator', 'auditor'];
export const HEARS_AFTERWARDS: readonly Role[] = ['receptionist', 'physician', 'nurse'];
export const SEES_PRINTERS: readonly Role[] = ['certificate_clerk', 'administrator', 'auditor'];
export const SETS_PRINTERS: readonly Role[] = ['certificate_clerk', 'administrator'];
export const RECEIVES_BLANKS: readonly Role[] = ['certificate_clerk', 'administrator'];
export const SPOILS_BLANKS: readonly Role[] = ['receptionist', 'certificate_clerk', 'administrator'];
export const SEES_TEMPLATES: readonly Role[] = ['certificate_clerk', 'administrator', 'auditor'];
export const COPIES_TEMPLATES: readonly Role[] = ['certificate_clerk', 'administrator'];
export const SEES_CODES: readonly Role[] = ['receptionist', 'nurse', 'administrator', 'auditor'];
export const MAKES_LABELS: readonly Role[] = ['receptionist', 'nurse', 'administrator'];
export const NOMINATES: readonly Role[] = ['certificate_clerk', 'administrator'];
export const PROVES: readonly Role[] = SEES_RULES;
export const ENDS_DOCUMENTS: readonly Role[] = ['receptionist', 'certificate_clerk'];
export const SEES_ISSUED: readonly Role[] = ['receptionist', 'nurse', 'certificate_clerk', 'administrator', 'auditor'];

const ISSUERS: Record<PaperKind, readonly Role[]> = {
  honour: ISSUES,
  record: ISSUES,
  benefits: ISSUES,
  deferral: WRITES_LETTERS,
  group: ISSUES,
  nominations: NOMINATES,
  labels: MAKES_LABELS,
};

/** The roles that issue a kind of document: who may not, voids none either. */
export function issuers(kind: PaperKind | 'thank_you'): readonly Role[] {
  return kind === 'thank_you' ? ISSUES : ISSUERS[kind];
}

/** The roles that may take a step; none of a visit that has ended. */
export function takers(step: Step): readonly Role[] {
  return STEPS[step] ?? [];
}
