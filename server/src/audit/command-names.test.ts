import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandName, commandNames } from '@lantai/contract/audit/command-names.ts';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');

/** The names of commands and jobs, as the source has them. */
const existing = globSync('**/*.ts', { cwd: src })
  .filter((path) => !/\.(test|fixture|test-child|test-fixture)\.ts$/.test(path))
  .flatMap((path) => [
    ...readFileSync(join(src, path), 'utf8').matchAll(
      /\b(?:name|importCatalogueName|carryOut)(?:: | = )'([a-z]+\.[a-z-]+)'/g,
    ),
  ])
  .map(([, name = '']) => name);

test('every command and job has a Chinese name on the trail page, in the list of tasks and in warnings', () => {
  expect(existing).toEqual(
    expect.arrayContaining(['identity.grant-role', 'capture.import-catalogue', 'backup.carry-out']),
  );
  expect(existing.filter((name) => !(name in commandNames))).toEqual([]);
});

test('what has no name is still told apart', () => {
  expect(commandName('identity.grant-role')).toBe('授予角色');
  expect(commandName('records.not-yet-named')).toBe('著录（records.not-yet-named）');
  expect(commandName('GET /api/records')).toBe('请求 GET /api/records');
  expect(commandName('access.')).toBe('利用');
  expect(commandName('unknown')).toBe('unknown');
});
