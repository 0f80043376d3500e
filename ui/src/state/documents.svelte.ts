/** The documents of a donor, or of the station: what was issued, what is void, and issuing more. */

import type { Certificate, DonorId, IssuedPaper, PaperKind, PaperOrder, Reissued } from '../backend/gen/types';
import type { Desk } from './desk.svelte';

/** Issues what is ordered. Throws what the desk refuses. */
export function issue(desk: Desk, order: PaperOrder): Promise<IssuedPaper> {
  switch (order.of) {
    case 'honour':
      return desk.ask('honour_issue', { donor: order.donor, occasion: order.occasion, remark: order.remark ?? null });
    case 'record':
      return desk.ask('record_issue', { donor: order.donor });
    case 'benefits':
      return desk.ask('benefits_issue', { donor: order.donor });
    case 'deferral': {
      const { donor, reason_of, by_post } = order;
      return desk.ask('letter_issue', { donor, reason_of: reason_of ?? null, by_post: by_post ?? false });
    }
    case 'group': {
      const { group, event, from, to } = order;
      return desk.ask('group_issue', { group, event: event ?? null, from, to });
    }
    case 'labels': {
      const { of: _, ...request } = order;
      return desk.ask('labels_issue', request);
    }
    case 'nominations': {
      const { of: _, ...request } = order;
      return desk.work('nominations_issue', request, () => undefined);
    }
  }
}

/** A thank-you certificate, as one of the documents. */
export interface Thanks {
  kind: 'thank_you';
  certificate: Certificate;
}

export class Documents {
  /** Null until the desk has answered. */
  issued = $state.raw<IssuedPaper[] | null>(null);
  private kind: PaperKind | null = null;

  constructor(
    private readonly desk: Desk,
    /** Null for those of the station: groups' letters, lists, labels. */
    private readonly donor: DonorId | null,
  ) {}

  /** Reads those of a kind, of the station's; all of them without a kind. */
  async read(kind: PaperKind | null = this.kind): Promise<void> {
    this.kind = kind;
    this.issued = await this.desk.ask('paper_list', { donor: this.donor, kind });
  }

  /** Voids a certificate or another document. Throws what the desk refuses. */
  async void(certificate: string, reason: string): Promise<void> {
    await this.desk.ask('certificate_void', { certificate, reason });
    await this.read();
  }

  /** Voids it and issues it anew. Throws what the desk refuses. */
  async reissue(certificate: string, reason: string): Promise<Reissued> {
    const reissued = await this.desk.ask('certificate_reissue', { certificate, reason });
    await this.read();
    return reissued;
  }
}
