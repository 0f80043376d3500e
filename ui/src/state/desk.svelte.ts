/** The desk itself: is there a station, who is on duty, and the way to ask it for something. */

import { type Backend, DeskError, type Progress } from '../backend/backend';
import type {
  BackupRestore,
  BackupRestored,
  DeskState,
  Job,
  Page,
  Role,
  Rpc,
  SessionRecover,
  StationCreate,
  StationCreated,
  StationDemonstrate,
  VisitId,
} from '../backend/gen/types';
import { t } from '../text/language.svelte';
import { Work } from './work.svelte';

/** A recovery key to write down, and what to know with it. */
export interface NewKey {
  lead: string;
  recovery_key: string;
  note: string;
  /** Nobody has seen it before: that it is on paper is checked. */
  fresh: boolean;
}

export class Desk {
  /** Null until the desk has answered for the first time. */
  state = $state.raw<DeskState | null>(null);
  /** Why the desk cannot even say how far it is open. */
  fault = $state.raw<DeskError | null>(null);
  /** A station just made, whose recovery key has not been written down yet. */
  created = $state.raw<StationCreated | null>(null);

  /** A recovery key that took the place of another, not written down yet. */
  newKey = $state.raw<NewKey | null>(null);

  /** A station just restored, which nobody has been told of yet. */
  restored = $state.raw<BackupRestored | null>(null);
  readonly restoring: Work;

  /** A station was just made: what it needs besides has not been asked yet. */
  settingUp = $state(false);

  /** Who was on duty before the desk was locked, likely the next to open it. */
  last: string | null = null;

  /** Whose form the donor's screen was given last. */
  shown: VisitId | null = null;
  /** What opens the forms that were given out, so that one can be shown again as it stands. */
  readonly #tokens = new Map<VisitId, string>();

  /** Counts what sets the state, so that an older answer never covers a newer one. */
  #asked = 0;

  constructor(readonly backend: Backend) {
    this.restoring = new Work(this);
  }

  get today(): string {
    return this.state?.today ?? '';
  }

  /** Whether the person on duty holds one of these roles. */
  has(...roles: readonly Role[]): boolean {
    return this.state?.on_duty?.roles.some((held) => roles.includes(held)) ?? false;
  }

  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const state = await this.backend.rpc('desk_read', {});
      if (asked !== this.#asked) return;
      this.#seen(state);
      this.fault = null;
    } catch (thrown) {
      this.fault = DeskError.from(thrown, t().errors.internal);
    }
  }

  async open(staff: string, password: string): Promise<void> {
    this.#seen(await this.backend.rpc('session_open', { staff, password }));
  }

  /** Opens the desk with the recovery key; the administrator has the password from then on. */
  async recover(request: SessionRecover): Promise<void> {
    this.#seen(await this.backend.rpc('session_recover', request));
  }

  async close(): Promise<void> {
    this.#seen(await this.backend.rpc('session_close', {}));
  }

  async createStation(request: StationCreate): Promise<void> {
    this.created = await this.backend.rpc('station_create', request);
    this.settingUp = true;
    await this.read();
  }

  async demonstrate(
    request: StationDemonstrate,
    onStep: (step: Progress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    this.created = await this.backend.job('station_demonstrate', request, onStep, signal);
    await this.read();
  }

  /** Makes the station of a backup again; its administrator is on duty then. */
  async restore(request: BackupRestore): Promise<void> {
    this.restored = await this.restoring.run('backup_restore', request);
    await this.read();
  }

  /** The recovery key is written down, or what was restored is known. */
  acknowledge(): void {
    this.restored = null;
    this.created = null;
    this.newKey = null;
  }

  /** Asks for something; if nobody is logged in any more, the desk shows itself locked. */
  async ask<C extends keyof Rpc>(command: C, request: Rpc[C]['request']): Promise<Rpc[C]['answer']> {
    return this.#watched(this.backend.rpc(command, request));
  }

  async work<C extends keyof Job>(
    command: C,
    request: Job[C]['request'],
    onStep: (step: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Job[C]['answer']> {
    return this.#watched(this.backend.job(command, request, onStep, signal));
  }

  async page<C extends keyof Page>(command: C, request: Page[C]['request']): Promise<Blob> {
    return this.#watched(this.backend.page(command, request));
  }

  /** Shows the form of a visit on the donor's screen. Throws what the desk or the window refuses. */
  async openDonorWindow(visit: VisitId): Promise<void> {
    const { token } = await this.ask('donor_window_open', { visit });
    this.#tokens.set(visit, token);
    await this.showDonorWindow(visit);
  }

  /** Whether a form that was given out can be shown again, with what was answered in it. */
  canShowDonorWindow(visit: VisitId): boolean {
    return this.#tokens.has(visit);
  }

  /** Shows a form that was given out once more. Throws what the window refuses. */
  async showDonorWindow(visit: VisitId): Promise<void> {
    const token = this.#tokens.get(visit);
    if (token === undefined) return;
    this.shown = visit;
    await this.backend.showDonorWindow(token);
  }

  /** Takes a visit's form off the donor's screen; what was answered in it is gone. */
  async closeDonorWindow(visit: VisitId): Promise<void> {
    await this.ask('donor_window_close', { visit });
    this.#tokens.delete(visit);
    this.shown = null;
    await this.backend.hideDonorWindow();
  }

  /** Keeps who was on duty before the desk was locked, be it by itself. */
  #seen(state: DeskState): void {
    this.#asked += 1;
    if (state.station !== 'open') this.last = this.state?.on_duty?.name ?? this.last;
    this.state = state;
  }

  async #watched<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (thrown) {
      const error = DeskError.from(thrown, t().errors.internal);
      if (error.code === 'not_logged_in' || error.code === 'locked') await this.read();
      throw error;
    }
  }
}
