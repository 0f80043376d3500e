import { describe, expect, test } from 'vitest';
import type { TemplateRow } from '../../backend/gen/types';
import { sampleOf, samplesOfChanged } from './samples';

const FILES = ['common.typ', 'certificate.typ', 'honour.typ', 'day.typ'];

function templates(...changed: string[]): TemplateRow[] {
  return FILES.map((file) => ({ file, own: true, changed: changed.includes(file) }));
}

describe('what is drawn to find mistakes', () => {
  test('is nothing while no template is changed', () => {
    expect(samplesOfChanged(templates())).toEqual([]);
  });

  test('is each template that is changed', () => {
    expect(samplesOfChanged(templates('honour.typ', 'day.typ'))).toEqual(['honour.typ', 'day.typ'].map(sampleOf));
  });

  test.each(['common.typ', 'certificate.typ'])('is every template when %s is changed, which others use', (file) => {
    expect(samplesOfChanged(templates(file))).toEqual(FILES.map(sampleOf));
  });
});
