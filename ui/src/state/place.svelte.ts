/** Which section is on screen, and which page of the administration. */

import type { Role } from '../backend/gen/types';
import type { Desk } from './desk.svelte';
import {
  COUNTS_HONOURS, EXPORTS, FINDS_DUPLICATES, HAS_TASKS, IMPORTS, ISSUES, KEEPS_BACKUPS, KEEPS_BLANKS, LISTS_BLOCKED,
  LISTS_ELIGIBLE, PROVES, RECEIVES, RECONCILES, RECORDS_LATE, SEES_CODES, SEES_ISSUED, SEES_PRINTERS,
  SEES_RULES, SEES_SETTINGS, SEES_STAFF, SEES_TEMPLATES, VERIFIES,
} from './roles';

/** The pages of the administration in the order of their list, and who has anything to do there. */
const PAGES = {
  tasks: HAS_TASKS,
  late: RECORDS_LATE,
  eligible: LISTS_ELIGIBLE,
  statistics: HAS_TASKS,
  daily: HAS_TASKS,
  staff: SEES_STAFF,
  rules: SEES_RULES,
  blocked: LISTS_BLOCKED,
  duplicates: FINDS_DUPLICATES,
  settings: SEES_SETTINGS,
  contact: SEES_SETTINGS,
  printers: SEES_PRINTERS,
  blanks: KEEPS_BLANKS,
  codes: SEES_CODES,
  templates: SEES_TEMPLATES,
  import: IMPORTS,
  export: EXPORTS,
  backups: KEEPS_BACKUPS,
  reconcile: RECONCILES,
  verify: VERIFIES,
  journal: VERIFIES,
  inspection: VERIFIES,
} as const satisfies Record<string, readonly Role[]>;

/** The pages of the certificates, and who has anything to do there. */
const CERTIFICATE_PAGES = {
  due: ISSUES,
  groups: RECEIVES,
  issued: SEES_ISSUED,
  prints: HAS_TASKS,
  proof: PROVES,
} as const satisfies Record<string, readonly Role[]>;

export type Section = 'reception' | 'certificates' | 'honours' | 'administration';
export type CertificatesPage = keyof typeof CERTIFICATE_PAGES;
export type AdministrationPage = keyof typeof PAGES;

export class Place {
  #section = $state<Section>('reception');
  #page = $state<AdministrationPage | null>(null);
  #papers = $state<CertificatesPage | null>(null);
  /** What was read elsewhere of a certificate's code, until the page that proves it has taken it. */
  #read = $state<string | null>(null);

  constructor(private readonly desk: Desk) {}

  /** The sections that the person on duty has anything to do in. */
  get sections(): Section[] {
    const sections: Section[] = [];
    if (this.desk.has(...RECEIVES)) sections.push('reception');
    if (this.papers.length > 0) sections.push('certificates');
    if (this.desk.has(...COUNTS_HONOURS)) sections.push('honours');
    if (this.pages.length > 0) sections.push('administration');
    return sections;
  }

  get pages(): AdministrationPage[] {
    const all = Object.keys(PAGES) as AdministrationPage[];
    return all.filter((page) => this.desk.has(...PAGES[page]));
  }

  get papers(): CertificatesPage[] {
    const all = Object.keys(CERTIFICATE_PAGES) as CertificatesPage[];
    return all.filter((page) => this.desk.has(...CERTIFICATE_PAGES[page]));
  }

  get paper(): CertificatesPage | null {
    const open = this.papers;
    return open.find((page) => page === this.#papers) ?? open[0] ?? null;
  }

  get section(): Section {
    const open = this.sections;
    if (open.includes(this.#section)) return this.#section;
    return open.find((section) => section === 'reception' || section === 'administration') ?? open[0] ?? 'reception';
  }

  get page(): AdministrationPage | null {
    const open = this.pages;
    return open.find((page) => page === this.#page) ?? open[0] ?? null;
  }

  go(section: Section): void {
    this.#section = section;
  }

  /** Opens a page of the certificates. */
  leafTo(page: CertificatesPage): void {
    this.#section = 'certificates';
    this.#papers = page;
  }

  /** Goes to prove a certificate's code, whatever else it was read into. */
  prove(text: string): void {
    this.#read = text;
    this.leafTo('proof');
  }

  get toProve(): string | null {
    return this.#read;
  }

  /** The text is where it belongs. */
  proofTaken(): void {
    this.#read = null;
  }

  turnTo(page: AdministrationPage): void {
    this.#section = 'administration';
    this.#page = page;
  }
}
