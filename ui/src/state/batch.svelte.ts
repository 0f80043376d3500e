/** Certificates of many donors: issued by one job, printed one after another. */

import type { Printer } from '../backend/backend';
import type { Certificate, CertificatesIssued, VisitId } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import { Work } from './work.svelte';

export class Batch {
  issued = $state.raw<CertificatesIssued | null>(null);
  /** How many of them went to the printer. */
  printed = $state(0);
  printing = $state(false);
  /** Printing was begun, whatever came of it. */
  begun = $state(false);
  /** Somebody broke the printing off. */
  stopped = $state(false);
  readonly work: Work;

  constructor(private readonly desk: Desk) {
    this.work = new Work(desk);
  }

  /** The certificates that were issued and not printed yet. */
  get unprinted(): Certificate[] {
    return (this.issued?.issued ?? []).slice(this.printed);
  }

  /** Issues those of the visits. Throws what the desk refuses. */
  async issue(visits: readonly VisitId[]): Promise<void> {
    this.issued = null;
    this.printed = 0;
    this.begun = false;
    this.stopped = false;
    this.issued = await this.work.run('certificate_batch', { visits: [...visits] });
  }

  /** Prints what is not printed yet, until it is stopped. Throws what went wrong with one. */
  async print(printer: Printer): Promise<void> {
    this.stopped = false;
    this.printing = true;
    this.begun = true;
    try {
      for (const certificate of this.unprinted) {
        if (this.stopped) return;
        await this.desk.backend.print(certificate.id, printer);
        const { id } = certificate;
        await this.desk.ask('print_record', { certificate: id, printer: printer.name, reason: null });
        this.printed += 1;
      }
    } finally {
      this.printing = false;
    }
  }

  /** Breaks off what is under way; what is done stays done. */
  stop(): void {
    this.work.stop();
    this.stopped = true;
  }
}
