import { setTimeout as sleep } from 'node:timers/promises';
import { type Claim, claimServer, releaseClaim } from './postgres-claim.ts';
import { type Cluster, prepareCluster } from './postgres-cluster.ts';
import { PostgresError } from './postgres-error.ts';
import { owner } from './postgres-initialise.ts';
import { readLockFile } from './postgres-lock-file.ts';
import { logTail, startServer } from './postgres-process.ts';
import type { PostgresSettings } from './postgres-settings.ts';

export type EmbeddedPostgres = {
  /** For `pg`, as the owner of everything: row-level security does not bind it. */
  readonly ownerUrl: (database?: string) => string;
  readonly port: number;
  /** Whether PostgreSQL was already running, for another process or since a killed one. */
  readonly adopted: boolean;
  /** Ends our use of it; whoever closes last stops PostgreSQL. Close your own pools before. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the PostgreSQL in `directory`, or joins the one that runs there; makes the directory and
 * the database `lantai` at the first start. Several processes may have it open at once.
 * `settings` overrule ours. Fails with a `PostgresError`, whose message is for the person at
 * the terminal.
 */
export async function openEmbeddedPostgres(options: {
  directory: string;
  settings?: PostgresSettings;
  log?: (message: string) => void;
}): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster({ settings: {}, log: () => {}, ...options });
  const { claim, adopted } = await joinOrStart(cluster);
  await createDatabase(claim);
  return {
    ownerUrl: (database = 'lantai') =>
      `postgres://${owner}:${cluster.password}@127.0.0.1:${claim.port}/${database}`,
    port: claim.port,
    adopted,
    close: keepClaim(cluster, claim),
  };
}

const patience = { failedStarts: 5, milliseconds: 600_000 };

// Of many who find nothing running one succeeds in starting; the others fail, look again and join.
async function joinOrStart(cluster: Cluster): Promise<{ claim: Claim; adopted: boolean }> {
  const deadline = Date.now() + patience.milliseconds;
  let started = false;
  for (let failures = 0; Date.now() < deadline; ) {
    const running = await readLockFile(cluster.data);
    const claim = running?.ready ? await claimServer(cluster, running.port) : undefined;
    if (claim) return { claim, adopted: !started };
    if (!running) {
      const { succeeded, output } = await startServer(cluster);
      started = succeeded;
      if (!succeeded && ++failures >= patience.failedStarts)
        throw await notStarted(cluster, output);
    }
    if (!started) await sleep(50);
  }
  throw await notStarted(cluster, 'timeout');
}

async function notStarted(cluster: Cluster, output: string): Promise<PostgresError> {
  const tail = await logTail(cluster.directory);
  return new PostgresError(
    'did-not-start',
    `数据库没有启动（${cluster.directory}）。请检查磁盘空间和目录权限，日志的最后几行如下：\n${output}\n${tail}`,
  );
}

// Cannot be done with `if not exists`, and two processes may come at once.
async function createDatabase({ client }: Claim): Promise<void> {
  const { rowCount } = await client.query(`select from pg_database where datname = 'lantai'`);
  if (rowCount) return;
  await client.query('create database lantai').catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

// PostgreSQL may fall under us, killed for want of memory: then it is started again on its
// port, and pools that reconnect never learn of it. Returns what ends the claim.
function keepClaim(cluster: Cluster, first: Claim): () => Promise<void> {
  let claim = first;
  let closing: Promise<void> | undefined;
  let recovery = Promise.resolve();
  const watch = (): void => {
    claim.client.once('end', () => {
      if (!closing) recovery = recover();
    });
  };
  const recover = async (): Promise<void> => {
    cluster.log('数据库连接中断，正在恢复');
    try {
      ({ claim } = await joinOrStart(cluster));
      watch();
      cluster.log('数据库已恢复');
    } catch (error) {
      cluster.log(`数据库未能恢复：${String(error)}`);
    }
  };
  watch();
  return () => {
    closing ??= recovery.then(() => releaseClaim(cluster, claim));
    return closing;
  };
}
