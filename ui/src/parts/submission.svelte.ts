/** A form on its way to the desk: is it under way, and what was wrong with which field. */

import { DeskError } from '../backend/backend';
import { t } from '../text/language.svelte';

export class Submission {
  busy = $state(false);
  /** A sentence for each field that is at fault. */
  readonly mistakes = $state<Record<string, string>>({});
  /** What is wrong with none of the fields in particular. */
  general = $state<string | null>(null);
  /** Counts the attempts that failed, so that a form can move the focus to the fault. */
  failures = $state(0);

  /** `fields` are the names that this form can show a mistake beside. */
  constructor(private readonly fields: readonly string[]) {}

  /**
   * Runs `work` unless it runs already. `check` names what is missing before anything is asked;
   * nothing typed is touched either way.
   */
  async run(work: () => Promise<void>, check?: () => Record<string, string>): Promise<void> {
    if (this.busy) return;
    this.clear();
    Object.assign(this.mistakes, check?.());
    if (Object.keys(this.mistakes).length > 0) {
      this.failures += 1;
      return;
    }
    this.busy = true;
    try {
      await work();
    } catch (thrown) {
      this.fail(DeskError.from(thrown, t().errors.internal));
    } finally {
      this.busy = false;
    }
  }

  fail(error: DeskError): void {
    const field = this.#known(error.field);
    if (field) this.mistakes[field] = error.message;
    else this.general = error.message;
    this.failures += 1;
  }

  /** A field is being mended: its mistake goes. */
  mend(field: string): void {
    delete this.mistakes[field];
    this.general = null;
  }

  clear(): void {
    for (const field of Object.keys(this.mistakes)) delete this.mistakes[field];
    this.general = null;
  }

  /** `document.number` is shown beside `document.number`, else `number`, else `document`. */
  #known(field: string | null): string | undefined {
    if (field === null) return undefined;
    const names = [field, ...field.split('.').reverse()];
    return names.find((name) => this.fields.includes(name));
  }
}
