import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from './embedded-postgres.ts';

const settings = { fsync: 'off', shared_buffers: '16MB' };
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let directory = '';
const cleanUp: (() => unknown)[] = [];

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'lantai-postgres-')), 'postgres');
  // mkdtemp closes the folder to others, and PostgreSQL runs as another user when we are root.
  chmodSync(join(directory, '..'), 0o755);
});

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
  if (existsSync(lockFile())) process.kill(postgresPid(), 'SIGQUIT');
  await rm(join(directory, '..'), { recursive: true, force: true });
});

test('the first start makes a database that keeps what is written to it', async () => {
  const first = await open();
  await query(first.ownerUrl(), "create table note as select '兰台' as text");
  await first.close();
  const second = await open();
  expect(second).toMatchObject({ adopted: false, port: first.port });
  expect(await query(second.ownerUrl(), 'select text from note')).toEqual([{ text: '兰台' }]);
});

test('the cluster has checksums, UTF-8, one order of characters everywhere, and one closed door', async () => {
  const { ownerUrl } = await open();
  const sql = `select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
    current_setting('unix_socket_directories') as sockets, pg_encoding_to_char(encoding) as encoding, datlocale as locale
    from pg_database where datname = 'lantai'`;
  expect(await query(ownerUrl(), sql)).toEqual([
    { checksums: 'on', addresses: '127.0.0.1', sockets: '', encoding: 'UTF8', locale: 'C.UTF-8' },
  ]);
  const stranger = ownerUrl().replace(/:[0-9a-f]{48}@/, ':guess@');
  await expect(query(stranger, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
});

test('several share one PostgreSQL, and only the last one out stops it', async () => {
  const [first, second, third] = await Promise.all([open(), open(), open()]);
  expect(new Set([first.port, second.port, third.port]).size).toBe(1);
  expect([first, second, third].filter(({ adopted }) => !adopted)).toHaveLength(1);
  await Promise.all([first.close(), second.close()]);
  expect(await query(third.ownerUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  await third.close();
  await expect(query(third.ownerUrl(), 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('who opens while the last one leaves gets a PostgreSQL that stays', async () => {
  let current = await open();
  for (const delay of [0, 20, 40, 60, 80, 100]) {
    const [next] = await Promise.all([open(), sleep(delay).then(current.close)]);
    expect(await query(next.ownerUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
    current = next;
  }
});

test('after its process was killed, PostgreSQL is adopted with what it holds', async () => {
  const { child, url } = await openInChild();
  const pid = postgresPid();
  await query(url, 'create table note (id int)');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const next = await open();
  expect(next.adopted).toBe(true);
  expect(postgresPid()).toBe(pid);
  expect(next.ownerUrl()).toBe(url);
  expect(await query(next.ownerUrl(), 'select * from note')).toEqual([]);
  await next.close();
  await expect(query(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
});

test('a killed PostgreSQL comes back on its port, with everything that was committed', async () => {
  const kept = await openEmbeddedPostgres({ directory, settings: { shared_buffers: '16MB' } });
  cleanUp.push(kept.close);
  await query(kept.ownerUrl(), 'create table note as select 7 as id');
  process.kill(postgresPid(), 'SIGKILL');
  await expect
    .poll(() => query(kept.ownerUrl(), 'select id from note').catch(() => 'down'), {
      timeout: 20_000,
    })
    .toEqual([{ id: 7 }]);
});

test('a lock file left by a power cut, its number now another process, does not keep it shut', async () => {
  const first = await open();
  const lock = readFileSync(lockFile(), 'utf8');
  await first.close();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  cleanUp.push(() => stranger.kill());
  writeFileSync(lockFile(), lock.replace(/^\d+/, `${stranger.pid}`));
  const next = await open();
  expect(next.adopted).toBe(false);
  expect(await query(next.ownerUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a port that somebody else took meanwhile is replaced by a free one', async () => {
  const first = await open();
  await first.close();
  const other = await open(join(directory, '..', 'other'), first.port);
  const next = await open();
  expect(other.port).toBe(first.port);
  expect(next.port).not.toBe(first.port);
});

test('data of another major version are refused, with both versions named', async () => {
  await (await open()).close();
  writeFileSync(join(directory, 'cluster/PG_VERSION'), '15\n');
  await expect(open()).rejects.toMatchObject({
    fault: 'wrong-version',
    message: expect.stringMatching(/PostgreSQL 15 .*PostgreSQL 18/),
  });
});

test('a start that fails shows the last lines of the log', async () => {
  await (await open()).close();
  writeFileSync(join(directory, 'cluster/postgresql.conf'), "shared_buffers = 'plenty'\n");
  await expect(open()).rejects.toMatchObject({
    fault: 'did-not-start',
    message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
  });
});

test('a lost password file is said so, and nothing is stopped', async () => {
  const first = await open();
  writeFileSync(join(directory, 'password'), 'another');
  await expect(open()).rejects.toMatchObject({ fault: 'wrong-password' });
  expect(await query(first.ownerUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

const asRoot = process.getuid?.() === 0;

test.runIf(asRoot)('root hands over to an account that is not root', async () => {
  await open();
  expect(statSync(`/proc/${postgresPid()}`).uid).not.toBe(0);
  expect(statSync(join(directory, 'password')).uid).toBe(statSync(directory).uid);
});

test.runIf(asRoot)(
  'root in a folder closed to all others still runs, or says why not',
  async () => {
    const closed = join(directory, '..', 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const opened = await open(join(closed, 'postgres')).catch((error) => error);
    if (opened instanceof Error) expect(opened).toMatchObject({ fault: 'no-account' });
    else expect(await query(opened.ownerUrl(), 'select 1 as one')).toEqual([{ one: 1 }]);
  },
);

test.runIf(asRoot)(
  'an ordinary user runs it as themselves, and root joins and leaves it to them',
  async () => {
    mkdirSync(directory);
    chownSync(directory, 65_534, 65_534);
    const { child, url } = await openInChild({ uid: 65_534, gid: 65_534 });
    expect(statSync(`/proc/${postgresPid()}`).uid).toBe(65_534);
    const root = await open();
    expect(root).toMatchObject({ adopted: true });
    await root.close();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await open()).close();
    expect(statSync(join(directory, 'password')).uid).toBe(65_534);
  },
);

test.runIf(asRoot)('an ordinary user is told when the directory is somebody else’s', async () => {
  await (await open()).close();
  await expect(openInChild({ uid: 65_533, gid: 65_533 })).rejects.toThrow('属于另一用户');
});

async function open(at = directory, port?: number): Promise<EmbeddedPostgres> {
  if (port) {
    mkdirSync(at);
    writeFileSync(join(at, 'port'), `${port}`);
  }
  const opened = await openEmbeddedPostgres({ directory: at, settings });
  cleanUp.push(opened.close);
  return opened;
}

/** Opens the directory in a process of its own, which then waits to be killed. */
async function openInChild(ids = {}): Promise<{ child: ChildProcess; url: string }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href;
  const program = `import { openEmbeddedPostgres } from ${JSON.stringify(module)};
    const options = ${JSON.stringify({ directory, settings })};
    await openEmbeddedPostgres(options).then(
      (opened) => console.log(opened.ownerUrl()), (error) => { console.log(error.message); process.exit(1); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...ids,
  });
  cleanUp.push(() => child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('postgres://')) return { child, url: line };
    throw new Error(line);
  }
  throw new Error('the child said nothing');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

function lockFile(): string {
  return join(directory, 'cluster/postmaster.pid');
}

function postgresPid(): number {
  return Number.parseInt(readFileSync(lockFile(), 'utf8'), 10);
}
