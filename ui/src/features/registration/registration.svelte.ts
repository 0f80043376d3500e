/** A new person's form: what is typed, and what the document number says about it. */

import { DeskError } from '../../backend/backend';
import type { DocumentKind, DocumentReading, DonorRegister, Sex } from '../../backend/gen/types';
import { Submission } from '../../parts/submission.svelte';
import type { Desk } from '../../state/desk.svelte';
import { readDay } from '../../text/format';
import { t } from '../../text/language.svelte';

export interface NewcomerDraft {
  /** Null while the type is recognised from the number. */
  kind: DocumentKind | null;
  number: string;
  name: string;
  phone: string;
  sex: Sex | null;
  birth: string;
}

export function freshDraft(number: string): NewcomerDraft {
  return { kind: null, number, name: '', phone: '', sex: null, birth: '' };
}

export class RegistrationForm {
  reading = $state.raw<DocumentReading | null>(null);
  readonly submission = new Submission(['number', 'name', 'phone', 'sex', 'birth_date']);
  #asked = 0;

  constructor(
    private readonly desk: Desk,
    readonly draft: NewcomerDraft,
  ) {}

  /** Whether sex and birth date have to be asked, because the document does not carry them. */
  get asksPerson(): boolean {
    return this.reading !== null && this.reading.valid && this.reading.birth_date === null;
  }

  /** Reads the number again; the answer to an older one is not shown. */
  async check(): Promise<void> {
    const asked = ++this.#asked;
    const { number, kind } = this.draft;
    this.submission.mend('number');
    if (number.trim() === '') {
      this.reading = null;
      return;
    }
    try {
      const document = { number, type: kind };
      const reading = await this.desk.ask('document_check', { document });
      if (asked !== this.#asked) return;
      this.reading = reading;
      const problem = problemOf(reading);
      if (problem !== null) this.submission.mistakes['number'] = problem;
    } catch (thrown) {
      if (asked === this.#asked) this.submission.fail(DeskError.from(thrown, t().errors.internal));
    }
  }

  /** What is missing or cannot be, before the desk is asked. */
  faults(): Record<string, string> {
    const faults: Record<string, string> = {};
    const problem = this.reading && problemOf(this.reading);
    if (problem) faults['number'] = problem;
    if (this.draft.number.trim() === '') faults['number'] = t().errors.required;
    if (this.asksPerson) {
      if (this.draft.sex === null) faults['sex'] = t().errors.required;
      if (this.birthDate() === null) faults['birth_date'] = t().errors.notDate;
    }
    if (this.draft.name.trim() === '') faults['name'] = t().errors.required;
    return faults;
  }

  birthDate(): string | null {
    return readDay(this.draft.birth, this.desk.today);
  }

  request(): DonorRegister {
    const { kind, number, name, phone, sex } = this.draft;
    return {
      document: { type: kind ?? this.reading?.type ?? null, number: number.trim() },
      name: name.trim(),
      sex: this.asksPerson ? sex : null,
      birth_date: this.asksPerson ? this.birthDate() : null,
      phone: phone.trim() || null,
    };
  }
}

/** Why nobody can be registered with a document. */
function problemOf(reading: DocumentReading): string | null {
  if (!reading.valid) return reading.problem ?? t().errors.required;
  return reading.blocked ? t().registration.blocked : null;
}
