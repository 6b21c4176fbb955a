import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { found, givenSealedTrail, trailOf } from '#audit/trail.fixture.ts';
import { verifyTrail } from '#audit/verification/verify-trail.ts';
import { exportBlocks } from './export-blocks.ts';

test('an outsider verifies a range of blocks with what is in the exported folder', async () => {
  await using archive = await givenSealedTrail();
  const target = join(archive.directory, 'for-the-court');
  expect(await exportBlocks({ directory: trailOf(archive), target, from: 2, to: 4 })).toBe(3);
  expect(await readdir(target)).toEqual([
    '000000002.jsonl',
    '000000003.jsonl',
    '000000004.jsonl',
    'verify-files.mjs',
    'verify-signature.mjs',
  ]);
  const report = await verifyTrail({ directory: target });
  expect({ ok: report.ok, entries: report.entries, found: found(report) }).toEqual({
    ok: true,
    entries: 12,
    found: [],
  });
  const script = promisify(execFile)(process.execPath, [join(target, 'verify-files.mjs'), target]);
  expect((await script).stdout).toContain('校验通过');
  expect((await script).stdout).toContain(report.head?.hash);
});

test('blocks of two trails are not mixed in one folder', async () => {
  await using archive = await givenSealedTrail();
  await using other = await givenSealedTrail();
  const target = join(archive.directory, 'exported');
  await exportBlocks({ directory: trailOf(archive), target });
  await expect(exportBlocks({ directory: trailOf(other), target })).rejects.toThrow('EEXIST');
});
