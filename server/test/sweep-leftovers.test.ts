import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepLeftovers } from './sweep-leftovers.ts';

const day = 24 * 60 * 60 * 1000;

test('a folder of a killed run goes after a day, and nothing of anybody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'));
  try {
    for (const name of ['lantai-archive-a1', 'lantai-data', 'other'])
      await mkdir(join(folder, name));
    await sweepLeftovers(Date.now() + day - 60_000, folder);
    expect(await readdir(folder)).toHaveLength(3);
    await sweepLeftovers(Date.now() + day + 60_000, folder);
    expect((await readdir(folder)).toSorted()).toEqual(['lantai-data', 'other']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
