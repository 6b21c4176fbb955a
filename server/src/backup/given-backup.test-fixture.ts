import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { administer, createTestDatabase, ownerUrl } from '../../test/postgres.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import type { Source } from './take-set.ts';

/** A place of its own for sets and for what is restored from them. */
export async function givenPlace(): Promise<
  AsyncDisposable & { folder: string; restored: string }
> {
  const path = await mkdtemp(join(tmpdir(), 'lantai-backup-'));
  return {
    folder: join(path, 'sets'),
    restored: join(path, 'restored'),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export function sourceOf({ ownerUrl: url, directory }: TestArchive): Source {
  return { ownerUrl: url, directory, program: 'test' };
}

/** An empty database on the server of the tests. */
export async function givenEmptyDatabase(): Promise<string> {
  const name = await createTestDatabase('template0');
  await administer('select 1', name);
  return ownerUrl(name);
}

/** All files below a folder, by their path in it. */
export async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Each call is a minute later, so that sets are taken one after the other. */
export function runningClock(from = Date.parse('2026-03-01T10:00:00Z')): () => Date {
  let minutes = 0;
  return () => new Date(from + 60_000 * minutes++);
}
