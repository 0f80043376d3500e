import { describe, expect, test } from 'vitest';
import type { Step, Visit } from '../backend/gen/types';
import { hasEnded, marks } from './visit';

function visit(step: Step, more: Partial<Visit> = {}): Visit {
  return {
    id: 'v', donor: 'd', on: '2026-11-22', site: '', step, form_no: null, examination: null,
    plan: null, donation_code: null, donation: null, certificate: null, refusal: null,
    team: null, devices: {}, collection: null, gift: null, ...more,
  };
}

describe('the step bar', () => {
  test('begins at registration while there is no visit', () => {
    expect(marks(null)).toEqual(['current', 'todo', 'todo', 'todo', 'todo', 'todo']);
  });

  test('shows the donation code and the collection as one station', () => {
    const collecting = ['done', 'done', 'done', 'current', 'todo', 'todo'];
    expect(marks(visit('donation_code'))).toEqual(collecting);
    expect(marks(visit('collection'))).toEqual(collecting);
  });

  test('has every mark set when the visit is done', () => {
    const certificate = { id: 'c', serial: 'C1', donation: 'x', issued_on: '2026-11-22', printed: 0, superseded: false, voided: false };
    expect(new Set(marks(visit('done', { certificate })))).toEqual(new Set(['done']));
    expect(marks(visit('done'))[5]).toBe('todo');
  });

  test('stops where a visit ended early', () => {
    expect(marks(visit('refused'))[0]).toBe('stopped');
    expect(marks(visit('refused', { form_no: '1' }))).toEqual([
      'done', 'stopped', 'todo', 'todo', 'todo', 'todo',
    ]);
    expect(marks(visit('left', { form_no: '1', donation_code: 'G1' }))[3]).toBe('stopped');
    expect(marks(visit('left'))[1]).toBe('stopped');
    expect(marks(visit('left', { form_no: '1' }))[2]).toBe('stopped');
  });
});

test.each<[Step, boolean]>([
  ['interview', false],
  ['certificate', false],
  ['done', true],
  ['left', true],
  ['refused', true],
])('a visit at %s has ended: %s', (step, ended) => {
  expect(hasEnded(step)).toBe(ended);
});
