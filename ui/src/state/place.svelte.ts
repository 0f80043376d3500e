/** Which section is on screen, and which page of the administration. */

import type { Role } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import {
  FINDS_DUPLICATES, HAS_TASKS, LISTS_BLOCKED, RECEIVES, RECONCILES, SEES_RULES, SEES_STAFF, VERIFIES,
} from './roles';

/** The pages of the administration in the order of their list, and who has anything to do there. */
const PAGES = {
  tasks: HAS_TASKS,
  staff: SEES_STAFF,
  rules: SEES_RULES,
  blocked: LISTS_BLOCKED,
  duplicates: FINDS_DUPLICATES,
  reconcile: RECONCILES,
  verify: VERIFIES,
} as const satisfies Record<string, readonly Role[]>;

export type Section = 'reception' | 'administration';
export type AdministrationPage = keyof typeof PAGES;

export class Place {
  #section = $state<Section>('reception');
  #page = $state<AdministrationPage | null>(null);

  constructor(private readonly desk: Desk) {}

  /** The sections that the person on duty has anything to do in. */
  get sections(): Section[] {
    const sections: Section[] = [];
    if (this.desk.has(...RECEIVES)) sections.push('reception');
    if (this.pages.length > 0) sections.push('administration');
    return sections;
  }

  get pages(): AdministrationPage[] {
    const all = Object.keys(PAGES) as AdministrationPage[];
    return all.filter((page) => this.desk.has(...PAGES[page]));
  }

  get section(): Section {
    const open = this.sections;
    return open.includes(this.#section) ? this.#section : (open[0] ?? 'reception');
  }

  get page(): AdministrationPage | null {
    const open = this.pages;
    return open.find((page) => page === this.#page) ?? open[0] ?? null;
  }

  go(section: Section): void {
    this.#section = section;
  }

  turnTo(page: AdministrationPage): void {
    this.#section = 'administration';
    this.#page = page;
  }
}
