import { describe, expect, test } from 'vitest';
import { DeskError } from '../backend/backend';
import { Submission } from './submission.svelte';

const refuse = (field: string | null) => async () => {
  throw new DeskError('invalid', '请核对。', field);
};

describe('a submission', () => {
  test.each([
    ['name', 'name'],
    ['document.number', 'number'],
    ['number', 'number'],
  ])('shows a refusal of %s beside %s', async (field, beside) => {
    const submission = new Submission(['name', 'number']);
    await submission.run(refuse(field));
    expect(submission.mistakes).toEqual({ [beside]: '请核对。' });
    expect(submission.general).toBeNull();
  });

  test.each([null, 'visit'])('shows a refusal of %s for the form as a whole', async (field) => {
    const submission = new Submission(['name']);
    await submission.run(refuse(field));
    expect(submission.general).toBe('请核对。');
    expect(submission.mistakes).toEqual({});
  });

  test('asks nothing while something is missing', async () => {
    const submission = new Submission(['name']);
    let asked = 0;
    await submission.run(async () => void (asked += 1), () => ({ name: '请填写。' }));
    expect(asked).toBe(0);
    expect(submission.failures).toBe(1);
  });

  test('does not run twice at once', async () => {
    const submission = new Submission([]);
    let runs = 0;
    let finish = () => {};
    const first = submission.run(() => {
      runs += 1;
      return new Promise<void>((resolve) => (finish = resolve));
    });
    await submission.run(async () => void (runs += 1));
    finish();
    await first;
    expect(runs).toBe(1);
    expect(submission.busy).toBe(false);
  });

  test('forgets the mistake of a field that is being mended, and only that', async () => {
    const submission = new Submission(['name', 'phone']);
    await submission.run(async () => {}, () => ({ name: 'a', phone: 'b' }));
    submission.mend('name');
    expect(submission.mistakes).toEqual({ phone: 'b' });
  });
});
