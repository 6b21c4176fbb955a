import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, prepareAccount } from './postgres-account.ts';
import { PostgresError } from './postgres-error.ts';
import { exists, unless, writeDraft } from './postgres-files.ts';
import { initialise } from './postgres-initialise.ts';
import { findPrograms, majorVersion, type Programs } from './postgres-programs.ts';
import type { PostgresSettings } from './postgres-settings.ts';

/**
 * A database directory on disk, running or not:
 * `cluster/` PostgreSQL's own, `password` of the owner, `port` last used, `settings.conf`, `log/`.
 */
export type Cluster = {
  readonly directory: string;
  readonly data: string;
  readonly password: string;
  readonly account: Account;
  readonly programs: Programs;
  readonly settings: PostgresSettings;
  readonly log: (message: string) => void;
};

/** Makes the directory ready to start: account, password, and data where there is none yet. */
export async function prepareCluster(
  wanted: Pick<Cluster, 'directory' | 'settings' | 'log'>,
): Promise<Cluster> {
  const directory = await makeDirectory(wanted.directory);
  const programs = findPrograms();
  const account = await prepareAccount(directory, await realpath(programs.folder));
  const cluster: Cluster = {
    ...wanted,
    directory,
    data: join(directory, 'cluster'),
    password: await keepPassword(directory, account),
    account,
    programs,
  };
  if (!(await exists(join(cluster.data, 'PG_VERSION')))) await initialise(cluster);
  await checkVersion(cluster);
  return cluster;
}

async function makeDirectory(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return await realpath(path);
  } catch (cause) {
    throw new PostgresError('no-access', `无法建立数据库目录 ${path}：${String(cause)}`, { cause });
  }
}

// Two first starts at once must agree on one password, and none may read half of it: written
// aside, then linked, which fails where there already is one.
async function keepPassword(directory: string, account: Account): Promise<string> {
  const path = join(directory, 'password');
  if (!(await exists(path))) {
    const draft = await writeDraft(account, path, randomBytes(24).toString('hex'));
    await link(draft, path).catch(unless('EEXIST'));
    await rm(draft);
  }
  return readFile(path, 'utf8');
}

async function checkVersion(cluster: Cluster): Promise<void> {
  const data = (await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')).trim();
  const ours = await majorVersion(cluster.account, cluster.programs);
  if (data === ours) return;
  throw new PostgresError(
    'wrong-version',
    `数据库目录 ${cluster.data} 是 PostgreSQL ${data} 的数据，本程序自带 PostgreSQL ${ours}，不能直接打开。请先用原版本的程序备份，再恢复到新目录。`,
  );
}
