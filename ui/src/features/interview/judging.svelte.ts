/** What answers propose, as the desk judges them while they are given. */

import { DeskError } from '../../backend/backend';
import type { Answer, InquiryJudgement, VisitId } from '../../backend/gen/types';
import type { Desk } from '../../state/desk.svelte';
import { t } from '../../text/language.svelte';

export class Judging {
  judgement = $state.raw<InquiryJudgement | null>(null);
  fault = $state<string | null>(null);
  #asked = 0;
  #of = '';
  #answer: Promise<void> = Promise.resolve();

  constructor(
    private readonly desk: Desk,
    private readonly visit: VisitId,
  ) {}

  /** Judges answers; the answer to older ones is not shown. */
  judge(answers: Answer[]): Promise<void> {
    const of = JSON.stringify(answers);
    if (of !== this.#of) {
      this.#of = of;
      this.#answer = this.#ask(answers);
    }
    return this.#answer;
  }

  async #ask(answers: Answer[]): Promise<void> {
    const asked = ++this.#asked;
    try {
      const judgement = await this.desk.ask('interview_judge', { visit: this.visit, answers });
      if (asked !== this.#asked) return;
      this.judgement = judgement;
      this.fault = null;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.fault = DeskError.from(thrown, t().errors.internal).message;
      this.#of = '';
    }
  }
}
