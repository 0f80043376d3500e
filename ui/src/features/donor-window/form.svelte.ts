/** A donor's form: where the donor is in it, and what was answered so far. */

import { DeskError } from '../../backend/backend';
import type { Answer, OwnForm, OwnQuestion } from '../../backend/gen/types';
import { own } from '../../backend/own';
import { isSigned, signature, type Stroke } from '../../parts/signature';
import { t } from '../../text/language.svelte';

/** Where the donor is: greeted, at a question, looking over all, at the consent, thanked. */
export type Page = 'greeting' | 'question' | 'review' | 'consent' | 'thanks';

export class DonorForm {
  form = $state.raw<OwnForm | null>(null);
  page = $state<Page>('greeting');
  /** Which question is asked, from 0. */
  at = $state(0);
  answers = $state.raw<readonly Answer[]>([]);
  strokes = $state.raw<readonly Stroke[]>([]);
  fault = $state<string | null>(null);
  /** The window is over: there is nothing to be seen any more. */
  over = $state(false);
  busy = $state(false);
  /** A question that was gone back to from the whole, where the donor returns. */
  #mending = false;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(readonly token: string) {
    void this.#read();
  }

  get questions(): readonly OwnQuestion[] {
    return this.form?.questions ?? [];
  }

  get question(): OwnQuestion | null {
    return this.questions[this.at] ?? null;
  }

  answerTo(question: OwnQuestion): Answer | null {
    return this.answers.find((one) => one.question === question.id) ?? null;
  }

  /** To the first question that is not answered, or to the whole. */
  begin(): void {
    const open = this.questions.findIndex((question) => !this.answerTo(question));
    this.at = Math.max(open, 0);
    this.page = open < 0 ? 'review' : 'question';
  }

  answer(yes: boolean, date: string | null = null): void {
    const question = this.question;
    if (!question) return;
    const rest = this.answers.filter((one) => one.question !== question.id);
    const given: Answer = { question: question.id, yes, ...(date ? { date } : {}) };
    this.answers = [...rest, given];
    // What was signed is not what stands here now.
    this.strokes = [];
    this.#save();
  }

  goOn(): void {
    const last = this.at + 1 >= this.questions.length;
    if (this.#mending || last) this.page = 'review';
    else this.at += 1;
    this.#mending = false;
  }

  goBack(): void {
    if (this.page === 'consent') this.page = 'review';
    else if (this.page === 'review') {
      this.at = this.questions.length - 1;
      this.page = 'question';
    } else if (this.#mending) this.goOn();
    else if (this.at > 0) this.at -= 1;
    else this.page = 'greeting';
  }

  /** Back to one question, to say otherwise. */
  mend(question: OwnQuestion): void {
    this.at = this.questions.indexOf(question);
    this.#mending = true;
    this.page = 'question';
  }

  readConsent(): void {
    const open = this.questions.find((question) => !this.answerTo(question));
    if (open) this.mend(open);
    else this.page = 'consent';
  }

  async sign(): Promise<void> {
    const form = this.form;
    if (!form || this.busy) return;
    if (!isSigned(this.strokes)) {
      this.fault = t().donorWindow.signFirst;
      return;
    }
    this.busy = true;
    await this.#saving;
    await this.#ask(async () => {
      await own(this.token, 'own_answers_save', { answers: [...this.answers] });
      const request = { consent_version: form.consent.version, consent: true, signature: signature(this.strokes) };
      await own(this.token, 'own_form_sign', request);
      this.page = 'thanks';
    });
    this.busy = false;
  }

  async #read(): Promise<void> {
    await this.#ask(async () => {
      const form = await own(this.token, 'own_form_read', {});
      this.form = form;
      this.answers = form.answers;
      if (form.signed) this.page = 'thanks';
    });
  }

  /** One after the other, so that the last answer is what stays. */
  #save(): void {
    const answers = [...this.answers];
    this.#saving = this.#saving.then(() =>
      this.#ask(() => own(this.token, 'own_answers_save', { answers })),
    );
  }

  async #ask(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.fault = null;
    } catch (thrown) {
      const error = DeskError.from(thrown, t().errors.internal);
      if (error.code === 'window_closed') this.over = true;
      else this.fault = error.message;
    }
  }
}
