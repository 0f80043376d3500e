/** Certificates of many donors: issued by one job, printed as one document. */

import { DeskError } from '../backend/backend';
import type { Certificate, CertificateLook, CertificatesIssued, Paper, VisitId } from '../backend/gen/types';
import { t } from '../text/language.svelte';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

/** A certificate that cannot be drawn as the others are, and why. */
export interface Apart {
  certificate: Certificate;
  message: string;
}

export class Batch {
  issued = $state.raw<CertificatesIssued | null>(null);
  /** Those that would keep all the others from being printed. */
  apart = $state.raw<Apart[]>([]);
  /** The others are on paper. */
  printed = $state(false);
  readonly work: Work;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** The certificates that are printed together. */
  get together(): Certificate[] {
    return (this.issued?.issued ?? []).filter((one) => this.apart.every(({ certificate }) => certificate !== one));
  }

  paper(look: CertificateLook): Paper {
    return { kind: 'thank_you', certificates: this.together.map(({ id }) => id), look };
  }

  /** Issues those of the visits. Throws what the desk refuses. */
  async issue(visits: readonly VisitId[], look: CertificateLook): Promise<void> {
    this.issued = null;
    this.apart = [];
    this.printed = false;
    const issued = await this.work.run('certificate_batch', { visits: [...visits] });
    this.apart = await this.#undrawable(issued.issued, look);
    this.issued = issued;
  }

  /** Breaks off what is under way; what is done stays done. */
  stop(): void {
    this.work.stop();
  }

  /** One name without its characters keeps a whole document from being made: which ones are they? */
  async #undrawable(all: readonly Certificate[], look: CertificateLook): Promise<Apart[]> {
    if (all.length === 0 || (await this.#refusal(all, look)) === null) return [];
    const apart: Apart[] = [];
    for (const certificate of all) {
      const message = await this.#refusal([certificate], look);
      if (message !== null) apart.push({ certificate, message });
    }
    return apart;
  }

  async #refusal(certificates: readonly Certificate[], look: CertificateLook): Promise<string | null> {
    const paper: Paper = { kind: 'thank_you', certificates: certificates.map(({ id }) => id), look };
    try {
      await this.desk.ask('paper_look', { paper });
      return null;
    } catch (thrown) {
      const refused = DeskError.from(thrown, t().errors.internal);
      if (refused.code === 'paper') return refused.message;
      throw refused;
    }
  }
}
