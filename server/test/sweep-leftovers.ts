import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLockFile } from '#platform/postgres-lock-file.ts';

const day = 24 * 60 * 60 * 1000;

/** What tests and benches make below the temporary directory, and take away again unless they are killed. */
const ours = /^lantai-(?:test|bench|archive|fuzz|format|bag|preservation|catalogue)-/;

/**
 * Takes away what killed runs left: some leave gigabytes, and a few of them fill a disk. Only what nobody
 * has written to for a day, and no PostgreSQL that lives on is at work in.
 */
export async function sweepLeftovers(now = Date.now(), folder = tmpdir()): Promise<void> {
  const names = (await readdir(folder)).filter((name) => ours.test(name));
  for (const path of names.map((name) => join(folder, name)))
    if (await isLeftOver(path, now)) await rm(path, { recursive: true, force: true });
}

async function isLeftOver(path: string, now: number): Promise<boolean> {
  const changed = (await stat(path).catch(() => null))?.mtimeMs ?? now;
  return now - changed > day && !(await readLockFile(join(path, 'cluster')));
}
