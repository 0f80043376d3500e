/** The sample of each template: made-up documents, in all looks that the template has. */

import type { Paper, TemplateRow } from '../../backend/gen/types';
import { t } from '../../text/language.svelte';

/** Parts that other templates are made with. */
const SHARED: readonly string[] = ['common.typ', 'certificate.typ'];

/** What a template is called. */
export function nameOf(file: string): string {
  return t().templates.names[file] ?? file;
}

export function sampleOf(file: string): Paper {
  return { kind: 'sample', template: file };
}

/** The samples that show what the station changed. */
export function samplesOfChanged(templates: readonly TemplateRow[]): Paper[] {
  const changed = templates.filter((one) => one.changed);
  const shown = changed.some(({ file }) => SHARED.includes(file)) ? templates : changed;
  return shown.map(({ file }) => sampleOf(file));
}
