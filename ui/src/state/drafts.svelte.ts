/**
 * What is typed into a form and not recorded yet. A form that is closed, or whose desk is handed
 * to the next person, finds its values again.
 */

export class Drafts {
  readonly #kept = new Map<string, unknown>();

  /** The draft under `key`, or a new one. */
  of<T extends object>(key: string, fresh: () => T): T {
    const kept = this.#kept.get(key);
    if (kept) return kept as T;
    const draft = $state(fresh());
    this.#kept.set(key, draft);
    return draft;
  }

  /** What was recorded is no draft any more. */
  drop(key: string): void {
    this.#kept.delete(key);
  }
}
