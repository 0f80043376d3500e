/** Who stands at the desk: the donor on screen, the visit under way, today's queue. */

import { DeskError } from '../backend/backend';
import type {
  DocumentKind,
  DonorHits,
  DonorId,
  DonorPage,
  DonorRegister,
  DonorRegistrationUndo,
  Rpc,
  Sex,
  Team,
  Visit,
  VisitRow,
} from '../backend/gen/types';
import { t } from '../text/language.svelte';
import type { Desk } from './desk.svelte';
import { Drafts } from './drafts.svelte';
import { RECEIVES } from './roles';
import { type Choice, Search } from './search.svelte';

/** A new person, by the number that nobody has yet. */
export interface Newcomer {
  number: string;
}

/** What is typed about a new person. */
export interface NewcomerDraft {
  /** Null while the type is recognised from the number. */
  kind: DocumentKind | null;
  number: string;
  name: string;
  phone: string;
  sex: Sex | null;
  birth: string;
  /** Similar donors who are other people, as the person on duty has said. */
  others: DonorId[];
}

export function freshDraft(number: string): NewcomerDraft {
  return { kind: null, number, name: '', phone: '', sex: null, birth: '', others: [] };
}

export function draftKey(newcomer: Newcomer): string {
  return `registration:${newcomer.number}`;
}

/** The commands that take a visit a step further. */
type VisitCommand = {
  [C in keyof Rpc]: Rpc[C]['answer'] extends Visit ? C : never;
}[keyof Rpc];

/** The commands that answer with a donor's page. */
type PageCommand = {
  [C in keyof Rpc]: Rpc[C]['answer'] extends DonorPage ? C : never;
}[keyof Rpc];

/** What changes what is on record about a donor. */
type RecordChange = Extract<
  PageCommand,
  | 'donor_rename' | 'document_add' | 'donor_birth_correct' | 'donor_phone_change' | 'donor_merge' | 'donor_unmerge'
  | 'donor_address_change' | 'note_add' | 'note_strike' | 'donation_declare'
  | 'donation_prove' | 'donation_unprove'
>;

/** What can be recorded about a donor at any time. */
type DonorCommand =
  | 'deferral_end' | 'deferral_void' | 'reaction_report' | 'unit_withdraw' | 'award_confer'
  | 'volunteer_hours_record' | 'volunteer_award_confer';

export class Reception {
  donor = $state.raw<DonorPage | null>(null);
  newcomer = $state.raw<Newcomer | null>(null);
  queue = $state.raw<VisitRow[]>([]);
  /** Of which group the queue shows the donors; of all when null. */
  queueOf = $state<string | null>(null);
  /** The gift that was handed over last. */
  gift = $state('');
  /** Why the donor or the queue could not be shown. */
  fault = $state.raw<DeskError | null>(null);
  readonly drafts = new Drafts();
  readonly search: Search;
  #team = $state.raw<{ team: Team | null; on: string }>({ team: null, on: '' });
  /** The donor who comes back to the screen after a lock or a change of staff. */
  #kept: DonorId | null = null;
  #opening = 0;

  constructor(private readonly desk: Desk) {
    this.search = new Search(
      (query): Promise<DonorHits> => desk.ask('donor_search', { query }),
      (choice) => this.follow(choice),
    );
  }

  /** Shows what the person now on duty may see: the queue, and the donor who was on screen. */
  async resume(): Promise<void> {
    await Promise.all([this.refreshQueue(), this.#kept ? this.openDonor(this.#kept) : null]);
  }

  /** Takes everything about people off the screen; the donor comes back with `resume`. */
  hide(): void {
    this.#opening += 1;
    this.donor = null;
    this.queue = [];
    this.search.clear();
  }

  async refreshQueue(): Promise<void> {
    if (!this.desk.has(...RECEIVES)) return;
    await this.#guard(async () => {
      this.queue = await this.desk.ask('visit_list', {});
    });
  }

  async openDonor(id: DonorId): Promise<void> {
    const opening = ++this.#opening;
    await this.#guard(async () => {
      const page = await this.desk.ask('donor_open', { donor: id });
      if (opening !== this.#opening) return;
      this.#show(page);
    });
  }

  /** The group that is being received today; everybody on their own when null. */
  get team(): Team | null {
    return this.#team.on === this.desk.today ? this.#team.team : null;
  }

  set team(team: Team | null) {
    this.#team = { team, on: this.desk.today };
  }

  /** The groups of today's queue, in the order of their coming. */
  get teams(): Team[] {
    const teams = new Map(this.queue.flatMap(({ team }) => (team ? [[team.group, team]] : [])));
    return [...teams.values()];
  }

  /** The queue as far as it is shown. */
  get shown(): VisitRow[] {
    const group = this.queueOf;
    return group === null ? this.queue : this.queue.filter(({ team }) => team?.group === group);
  }

  closeDonor(): void {
    this.#opening += 1;
    this.#kept = null;
    this.donor = null;
    this.newcomer = null;
    this.fault = null;
  }

  async register(request: DonorRegister): Promise<void> {
    await this.#change('donor_register', request);
  }

  /** Changes what is on record about the donor and shows what came of it. Throws what the desk refuses. */
  async change<C extends RecordChange>(command: C, request: Rpc[C]['request']): Promise<void> {
    await this.#change(command, request);
  }

  /** The donor on screen was never to be registered. Throws what the desk refuses. */
  async undoRegistration(request: DonorRegistrationUndo): Promise<void> {
    await this.desk.ask('donor_registration_undo', request);
    if (this.donor?.id === request.donor) this.closeDonor();
    await this.refreshQueue();
  }

  /** Whether anything was typed about a new person besides the number. */
  drafted(newcomer: Newcomer): boolean {
    const draft = this.drafts.of(draftKey(newcomer), () => freshDraft(newcomer.number));
    return draft.name.trim() !== '' || draft.phone.trim() !== '' || draft.birth.trim() !== '';
  }

  /** Goes where a choice leads. */
  follow(choice: Choice): void {
    if (choice.to === 'donor') {
      void this.openDonor(choice.hit.donor);
      return;
    }
    this.closeDonor();
    this.newcomer = { number: choice.number };
  }

  /** Takes the visit a step further and shows what came of it. Throws what the desk refuses. */
  async step<C extends VisitCommand>(command: C, request: Rpc[C]['request']): Promise<void> {
    const visit = (await this.desk.ask(command, request)) as Visit;
    this.#showVisit(visit);
    await this.refreshQueue();
    if (changesVerdict(visit)) await this.#reload();
  }

  /** Records something about the donor on screen and shows what came of it. Throws what the desk refuses. */
  async record<C extends DonorCommand>(command: C, request: Rpc[C]['request']): Promise<void> {
    await this.desk.ask(command, request);
    await this.#reload();
  }

  /** Reads the donor on screen again, after something about them changed elsewhere. */
  async reread(): Promise<void> {
    await this.#reload();
  }

  async issueCertificate(visit: Visit): Promise<void> {
    const certificate = await this.desk.ask('certificate_issue', { visit: visit.id });
    this.#showVisit({ ...visit, certificate, step: 'done' });
    await Promise.all([this.refreshQueue(), this.#reload()]);
  }

  /** Shows the page that a change leaves behind, unless another donor came on screen meanwhile. */
  async #change<C extends PageCommand>(command: C, request: Rpc[C]['request']): Promise<void> {
    const opening = ++this.#opening;
    const page = (await this.desk.ask(command, request)) as DonorPage;
    if (opening === this.#opening) this.#show(page);
    await this.refreshQueue();
  }

  #show(page: DonorPage): void {
    this.donor = page;
    this.newcomer = null;
    this.fault = null;
    this.#kept = page.id;
  }

  #showVisit(visit: Visit): void {
    if (this.donor?.id === visit.donor) this.donor = { ...this.donor, visit };
  }

  /** Reads the donor again, unless another one came on screen meanwhile. */
  async #reload(): Promise<void> {
    if (this.donor) await this.openDonor(this.donor.id);
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.fault = null;
    } catch (thrown) {
      this.fault = DeskError.from(thrown, t().errors.internal);
    }
  }
}

function changesVerdict(visit: Visit): boolean {
  return visit.donation !== null || visit.step === 'refused' || visit.step === 'examination';
}
