import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from './postgres-cluster.ts';
import { PostgresError } from './postgres-error.ts';
import { unless } from './postgres-files.ts';
import { runProgram } from './postgres-programs.ts';

/** The superuser of the cluster, who owns the tables; the running program uses a lesser role. */
export const owner = 'lantai_owner';

/**
 * Makes the data directory. initdb works beside the final place and is renamed into it when
 * complete, so that a kill in the middle leaves nothing that looks like a database, and of two
 * first starts one wins.
 */
export async function initialise(cluster: Cluster): Promise<void> {
  await clearDrafts(cluster.directory);
  const draft = `cluster.new-${randomBytes(6).toString('hex')}`;
  const { succeeded, output } = await runProgram(
    cluster.account,
    [
      cluster.programs.initdb,
      `--pgdata=${draft}`,
      `--username=${owner}`,
      '--pwfile=password',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting and folding by code point, the same on every machine and after every upgrade of
      // its C library, which would otherwise silently break indexes.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(cluster.settings.fsync === 'off' ? ['--no-sync'] : []),
    ],
    cluster.directory,
  );
  const path = join(cluster.directory, draft);
  if (!succeeded) {
    await rm(path, { recursive: true, force: true });
    throw new PostgresError(
      'did-not-start',
      `数据库初始化失败（${cluster.directory}）：\n${output}`,
    );
  }
  const include = "\ninclude '../settings.conf'\n# Your own settings go below this line.\n";
  await writeFile(join(path, 'postgresql.conf'), include, { flag: 'a' });
  await rename(path, cluster.data).catch(unless('ENOTEMPTY', 'EEXIST', 'EPERM'));
  await rm(path, { recursive: true, force: true });
  await syncDirectory(cluster.directory);
}

const anHour = 3_600_000;

async function clearDrafts(directory: string): Promise<void> {
  for (const entry of await readdir(directory)) {
    if (!entry.startsWith('cluster.new-')) continue;
    const { mtimeMs } = await stat(join(directory, entry));
    if (Date.now() - mtimeMs > anHour) await rm(join(directory, entry), { recursive: true });
  }
}

async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
}
