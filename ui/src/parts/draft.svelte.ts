/**
 * A form that was begun survives the window: what is typed is kept by the desk a moment later, stands
 * in the form again when it comes back, and is dropped once it is recorded.
 */

import type { DraftForm, Rpc } from '../backend/gen/types';

/** How long typing rests before it is kept, ms. */
const REST = 300;

interface Keeper {
  ask<C extends keyof Rpc>(command: C, request: Rpc[C]['request']): Promise<Rpc[C]['answer']>;
}

interface Options<T> {
  form: DraftForm;
  /** The donor or visit that the form is about; null of nobody yet. */
  about: string | null;
  /** What is typed: a state that the form's fields are bound to. */
  draft: T;
  /** The form before anything was typed. */
  fresh: () => T;
  /** Whether what was kept belongs into this form. */
  belongs?: (kept: T) => boolean;
}

export class KeptDraft<T extends object> {
  /** When what stands in the form was kept, `HH:MM`; null unless it came back. */
  restored = $state<string | null>(null);
  readonly #keeper: Keeper;
  readonly #options: Options<T>;
  #known: string;
  #looked = false;
  #dropped = false;
  #saving: Promise<unknown> = Promise.resolve();

  /** To be made while a component is: it keeps what is typed as long as the component is there. */
  constructor(keeper: Keeper, options: Options<T>) {
    this.#keeper = keeper;
    this.#options = options;
    this.#known = JSON.stringify(options.fresh());
    void this.#look();
    $effect(() => {
      const typed = JSON.stringify(options.draft);
      const resting = setTimeout(() => this.#save(typed), REST);
      return () => clearTimeout(resting);
    });
  }

  /** What was recorded is no draft any more. */
  async drop(): Promise<void> {
    this.#dropped = true;
    await this.#forget();
  }

  /** Everything typed goes, on the screen as well. */
  async clear(): Promise<void> {
    const fresh = this.#options.fresh();
    Object.assign(this.#options.draft, fresh);
    this.#known = JSON.stringify(fresh);
    this.restored = null;
    await this.#forget();
  }

  async #look(): Promise<void> {
    const { form, about, draft, fresh, belongs } = this.#options;
    const kept = await this.#quietly(() => this.#keeper.ask('draft_read', { form, about }));
    this.#looked = true;
    // Whoever types faster than the desk answers means what is typed.
    const untouched = JSON.stringify(draft) === JSON.stringify(fresh());
    const content = kept?.content;
    if (!kept || !isFields(content) || !untouched || belongs?.(content as T) === false) return;
    fill(draft, content);
    this.#known = JSON.stringify(draft);
    if (this.#known !== JSON.stringify(fresh())) this.restored = kept.saved;
  }

  #save(typed: string): void {
    if (this.#dropped || !this.#looked || typed === this.#known) return;
    this.#known = typed;
    const { form, about } = this.#options;
    const content: unknown = JSON.parse(typed);
    this.#saving = this.#quietly(() => this.#keeper.ask('draft_save', { form, about, content }));
  }

  async #forget(): Promise<void> {
    const { form, about } = this.#options;
    await this.#saving;
    await this.#quietly(() => this.#keeper.ask('draft_drop', { form, about }));
  }

  /** A draft is a help: what goes wrong with it stands in nobody's way. */
  async #quietly<A>(work: () => Promise<A>): Promise<A | null> {
    return work().catch(() => null);
  }
}

/** Puts what was kept into a form as far as the form has such fields. */
export function fill(into: object, from: object): void {
  const fields = into as Record<string, unknown>;
  for (const [name, kept] of Object.entries(from)) {
    const now = fields[name];
    if (!(name in fields)) continue;
    if (isFields(now) && isFields(kept) && Object.keys(now).length > 0) fill(now, kept);
    else if (now === null || sameKind(now, kept)) fields[name] = kept;
  }
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sameKind(one: unknown, other: unknown): boolean {
  return other !== null && typeof one === typeof other && Array.isArray(one) === Array.isArray(other);
}
