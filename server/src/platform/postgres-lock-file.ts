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
  if (process.platform !== 'linux') return isPostgresByName(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
  }
  // In a container root may lack the right to look into processes of others; their command line
  // is open to all. To take a living server's lock away would be worse than not to start.
  try {
    return /postgres\0-D\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}

function isPostgresByName(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    const name = execFileSync('ps', ['-o', 'comm=', '-p', `${pid}`], { encoding: 'utf8' });
    return name.includes('postgres');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
