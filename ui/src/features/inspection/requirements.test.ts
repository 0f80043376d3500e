import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { requirements } from './requirements';

const ROOT = resolve(import.meta.dirname, '../../../..');

function sources(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'target')
    .flatMap((one) => sources(join(path, one.name)))
    .filter((file) => /\.(rs|ts)$/.test(file));
}

test('the table has its columns', () => {
  expect(requirements.length).toBeGreaterThan(15);
  for (const row of requirements) {
    for (const cell of Object.values(row)) expect(cell, JSON.stringify(row)).not.toBe('');
  }
});

test.each(requirements.map((row) => [row.test, row.file] as const))('%s is a test in %s', (name, file) => {
  const found = sources(join(ROOT, file)).some((path) => {
    const text = readFileSync(path, 'utf8');
    return path.endsWith('.rs') ? text.includes(`fn ${name}(`) : text.includes(`test('${name}'`);
  });
  expect(found).toBe(true);
});
