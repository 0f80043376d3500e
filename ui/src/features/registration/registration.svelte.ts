/** A new person's form: what is typed, and what the document number says about it. */

import { DeskError } from '../../backend/backend';
import type { DocumentReading, DonorId, DonorRegister, DonorSimilar, SimilarDonor } from '../../backend/gen/types';
import { Submission } from '../../parts/submission.svelte';
import type { Desk } from '../../state/desk.svelte';
import type { NewcomerDraft } from '../../state/reception.svelte';
import { readDay } from '../../text/format';
import { t, told } from '../../text/language.svelte';

/** How long typing rests before similar donors are looked for, ms. */
const REST = 250;

export class RegistrationForm {
  reading = $state.raw<DocumentReading | null>(null);
  /** Donors who may be this person, as far as is typed. */
  similar = $state.raw<SimilarDonor[]>([]);
  /** A sentence for each of them of whom nothing was said yet, once that was asked for. */
  readonly unsaid = $state<Record<DonorId, string>>({});
  readonly submission = new Submission(['number', 'name', 'phone', 'sex', 'birth_date']);
  #asked = 0;
  #looked = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;

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
      if (reading.number !== this.reading?.number) this.#forgetOthers();
      this.reading = reading;
      this.lookAroundSoon();
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

  /** Looks for similar donors once typing rests. */
  lookAroundSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      // What is typed only in part may be no name and no number yet: saving tells.
      void this.lookAround().catch(() => undefined);
    }, REST);
  }

  /** Looks for similar donors; the answer to what was typed before is not shown. Throws what the desk refuses. */
  async lookAround(): Promise<void> {
    clearTimeout(this.#resting);
    const looked = ++this.#looked;
    if (Object.keys(this.faults()).length > 0 || this.reading === null || this.reading.donor) {
      this.similar = [];
      return;
    }
    try {
      const similar = await this.desk.ask('donor_similar', this.#person());
      if (looked === this.#looked) this.similar = similar;
    } catch (thrown) {
      if (looked === this.#looked) this.similar = [];
      throw thrown;
    }
  }

  /** A similar donor is somebody else, or not after all. */
  tellApart(donor: DonorId, other: boolean): void {
    const rest = this.draft.others.filter((one) => one !== donor);
    this.draft.others = other ? [...rest, donor] : rest;
    delete this.unsaid[donor];
  }

  /** Asks about every similar donor of whom nothing was said; whether there is one. */
  asksAboutOthers(): boolean {
    for (const { donor } of this.similar) {
      if (!this.draft.others.includes(donor.donor)) this.unsaid[donor.donor] = t().identity.lookFirst;
    }
    const asks = this.similar.some(({ donor }) => this.unsaid[donor.donor]);
    if (asks) this.submission.failures += 1;
    return asks;
  }

  /** Stops looking: the form goes away. */
  close(): void {
    clearTimeout(this.#resting);
    this.#looked += 1;
  }

  request(): DonorRegister {
    const similar = this.similar.map(({ donor }) => donor.donor);
    return {
      ...this.#person(),
      not_the_same: this.draft.others.filter((donor) => similar.includes(donor)),
    };
  }

  #forgetOthers(): void {
    // The draft of a form that comes back is about the same person.
    if (this.reading !== null) this.draft.others = [];
    for (const donor of Object.keys(this.unsaid)) delete this.unsaid[donor];
  }

  #person(): DonorSimilar {
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
  if (!reading.valid) return reading.problem ? told(reading.problem) : t().errors.required;
  return reading.blocked ? t().registration.blocked : null;
}
