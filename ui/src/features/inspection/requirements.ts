/** What is asked of a station's system, each with the test that proves it; a test holds the names against the source. */

import table from './requirements.csv?raw';

export interface Requirement {
  /** The clause that asks for it, as far as it was found. */
  clause: string;
  zh: string;
  en: string;
  /** The file of the test, or the folder that it stands in, from the root of the source. */
  file: string;
  test: string;
}

export const requirements: readonly Requirement[] = lines(table).slice(1).map((line) => {
  const [clause = '', zh = '', en = '', file = '', test = ''] = cells(line);
  return { clause, zh, en, file, test };
});

function lines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** The cells of a line; a cell in quotes may have commas in it. */
function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell = '']) => cell.replace(/^"|"$/g, '').replace(/""/g, '"'))
    .slice(0, 5);
}
