import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unless } from './postgres-files.ts';

/** What `postmaster.pid` says of a running PostgreSQL. */
export type LockFile = {
  readonly text: string;
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
};

const path = (data: string) => join(data, 'postmaster.pid');

/** The lock file of the PostgreSQL that runs on `data`; nothing where none does. */
export async function readLockFile(data: string): Promise<LockFile | undefined> {
  const text = await readFile(path(data), 'utf8').catch(unless('ENOENT'));
  if (!text) return undefined;
  // PostgreSQL 18, src/include/utils/pidfile.h: pid, data directory, start, port, socket
  // directory, listen address, shared memory, status.
  const [pid, , , port, , , , status] = text.split('\n');
  const lock = { text, pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' };
  if (isServing(lock.pid, data)) return lock;
  await removeStale(data, text);
  return undefined;
}

// After a power cut the number in the file may belong to any other process, and PostgreSQL then
// refuses to start for ever; a killed postmaster that nobody has buried counts as alive as well.
function isServing(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === data;
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'comm=', '-p', `${pid}`], { encoding: 'utf8' }).includes(
      'postgres',
    );
  } catch {
    return false;
  }
}

// Another starter may have replaced the file since we judged it: taken aside first, looked at, and
// put back if it is not the one we judged.
async function removeStale(data: string, judged: string): Promise<void> {
  const aside = `${path(data)}.stale-${process.pid}`;
  try {
    await rename(path(data), aside);
  } catch (error) {
    return unless('ENOENT')(error as NodeJS.ErrnoException);
  }
  if (readFileSync(aside, 'utf8') !== judged) await link(aside, path(data));
  await rm(aside);
}
