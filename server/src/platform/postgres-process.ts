import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './postgres-cluster.ts';
import { PostgresError } from './postgres-error.ts';
import { unless, writeDraft } from './postgres-files.ts';
import { readLockFile } from './postgres-lock-file.ts';
import { type Outcome, runProgram } from './postgres-programs.ts';
import { settingsText } from './postgres-settings.ts';

/**
 * Starts PostgreSQL apart from this process: it outlives a killed Node, and Ctrl-C in the terminal
 * does not reach it. An outcome without success may mean that another process was faster.
 */
export async function startServer(cluster: Cluster): Promise<Outcome> {
  const port = await choosePort(cluster.directory);
  await write(cluster, 'settings.conf', settingsText(cluster.settings));
  await write(cluster, 'port', `${port}\n`);
  // Relative paths: pg_ctl hands them to a shell.
  return runProgram(
    cluster.account,
    [
      cluster.programs.pgCtl,
      ...['start', '--wait', '--silent', '--timeout=300'],
      ...['--pgdata=cluster', '--log=start.log', `--options=-p ${port}`],
    ],
    cluster.directory,
  );
}

const patience = 120_000;

/** Stops PostgreSQL; open transactions of others are rolled back. Fails with `did-not-stop`. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const stopping = await readLockFile(cluster.data);
  if (!stopping) return;
  const { succeeded, output } = await runProgram(
    cluster.account,
    [
      cluster.programs.pgCtl,
      ...['stop', '--mode=fast', '--no-wait', '--silent', '--pgdata=cluster'],
    ],
    cluster.directory,
  );
  const deadline = Date.now() + (succeeded ? patience : 0);
  // pg_ctl would wait for any PostgreSQL here to go, also for the next one, which somebody may
  // start within the tenth of a second between two of its looks.
  while ((await readLockFile(cluster.data))?.pid === stopping.pid) {
    if (Date.now() > deadline) throw await notStopped(cluster, output);
    await sleep(10);
  }
}

async function notStopped({ directory }: Cluster, output: string): Promise<PostgresError> {
  return new PostgresError(
    'did-not-stop',
    `数据库没有停下（${directory}）：${output}\n${await logTail(directory)}`,
  );
}

/** The last lines that PostgreSQL wrote before and after it opened its log, newest last. */
export async function logTail(directory: string, lines = 15): Promise<string> {
  const logs = (await readdir(join(directory, 'log')).catch(() => [])).map((name) =>
    join('log', name),
  );
  const found = await Promise.all(
    ['start.log', ...logs].map(async (name) => ({
      path: join(directory, name),
      changed: (await stat(join(directory, name)).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  );
  const newest = found.sort((a, b) => a.changed - b.changed).slice(-2);
  const texts = await Promise.all(newest.map(({ path }) => readFile(path, 'utf8').catch(() => '')));
  return texts.flatMap((text) => text.trimEnd().split('\n').slice(-lines)).join('\n');
}

async function write(cluster: Cluster, name: string, content: string): Promise<void> {
  const path = join(cluster.directory, name);
  await rename(await writeDraft(cluster.account, path, content), path);
}

// The port of last time where it is free, so that a connection string somebody noted still holds.
async function choosePort(directory: string): Promise<number> {
  const last = Number(await readFile(join(directory, 'port'), 'utf8').catch(unless('ENOENT')));
  return (last > 0 ? await freePort(last) : undefined) ?? (await freePort(0)) ?? 0;
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : undefined;
      probe.close(() => resolve(port));
    });
  });
}
