import { expect, test } from 'vitest';
import { examination, freshExamination } from './examination';
import { devices } from './instruments';

test('an instrument is named for what it measured, and for nothing else', () => {
  const draft = freshExamination('whole_blood');
  Object.assign(draft.typed, { systolic_mmhg: '118', diastolic_mmhg: '76', haemoglobin_g_l: '128' });
  const labels = { pressure: 'BP-2', haemoglobin: ' HB-1 ', analyser: 'XN-1', scale: '' };
  expect(devices(labels, examination(draft))).toEqual({
    systolic_mmhg: 'BP-2', diastolic_mmhg: 'BP-2', haemoglobin_g_l: 'HB-1',
  });
});
