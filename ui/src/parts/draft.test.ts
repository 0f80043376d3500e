import { expect, test } from 'vitest';
import { fill } from './draft.svelte';

const fresh = () => ({ kind: null as string | null, units: 0, typed: { weight: '', pulse: '' }, answers: {}, list: [] });

test('a form gets back what was typed into it', () => {
  const form = fresh();
  const kept = { kind: 'platelets', units: 1, typed: { weight: '62' }, answers: { cold: { yes: true } }, list: [1] };
  fill(form, kept);
  expect(form).toEqual({ ...kept, typed: { weight: '62', pulse: '' } });
});

test('what a form of another version kept does not break this one', () => {
  const form = fresh();
  fill(form, { units: '1', typed: 'x', answers: null, list: {}, gone: 1 });
  expect(form).toEqual(fresh());
});
