/** What is to be said of measurements while they are typed, as the desk judges them. */

import type { DonationKind, Examination, ExaminationJudgement, VisitId } from '../../backend/gen/types';
import type { Desk } from '../../state/desk.svelte';
import { language } from '../../text/language.svelte';
import type { Measurement } from './examination';

/** How long typing rests before the desk is asked, ms. */
const REST = 350;

export class Measuring {
  judgement = $state.raw<ExaminationJudgement | null>(null);
  #asked = 0;

  constructor(
    private readonly desk: Desk,
    private readonly visit: VisitId,
  ) {}

  /** Judges once typing rests; what to do when it goes on. */
  judgeSoon(examination: Examination, kind: DonationKind | null): () => void {
    const resting = setTimeout(() => void this.#judge(examination, kind), REST);
    return () => clearTimeout(resting);
  }

  /** What keeps the donor from donating today in one field, with its clause. */
  caution(field: Measurement): string | undefined {
    const row = this.judgement?.outside.find((one) => one.field === field);
    if (!row) return undefined;
    return [language() === 'zh' ? row.zh : row.en, row.clause].filter((part) => part !== '').join(' · ');
  }

  async #judge(examination: Examination, kind: DonationKind | null): Promise<void> {
    const asked = ++this.#asked;
    // What is outside is said again when it is recorded: without an answer the work goes on.
    const judgement = await this.desk
      .ask('examination_judge', { visit: this.visit, examination, kind })
      .catch(() => null);
    if (asked === this.#asked) this.judgement = judgement;
  }
}
