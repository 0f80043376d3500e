import { expect, test } from 'vitest';
import { readPath, savedAs } from './path';

test.each([
  ['"C:\\导出\\old.xlsx"', 'C:\\导出\\old.xlsx'],
  ['  /home/站/old.csv ', '/home/站/old.csv'],
  ['file:///C:/a%20b/old.xlsx', 'C:/a b/old.xlsx'],
  ['file:///home/a/old.xlsx', '/home/a/old.xlsx'],
])('%s is read as %s', (typed, path) => {
  expect(readPath(typed)).toBe(path);
});

test.each([
  ['D:\\', 'D:\\donors-2026-11-23.xlsx'],
  ['/srv/out/', '/srv/out/donors-2026-11-23.xlsx'],
  ['/srv/out/list', '/srv/out/list.xlsx'],
  ['/srv/out/list.XLSX', '/srv/out/list.XLSX'],
  ['', ''],
])('to save to %s means %s', (typed, file) => {
  expect(savedAs(typed, 'donors-2026-11-23', 'xlsx')).toBe(file);
});
