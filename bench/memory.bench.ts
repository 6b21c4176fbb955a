// Prints one JSON line: the memory of a server at rest, in MB, on an empty archive or, with --demo, on
// the demonstration. Of Node its resident set; of PostgreSQL's processes their proportional share,
// since they hold most of their pages in common. Beside it a Node process that does nothing.
// Reads /proc, so on Linux alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const demo = process.argv.includes('--demo');
/** Long enough for the index and the sealer to have nothing left to do. */
const restSeconds = demo ? 60 : 10;

const folder = await mkdtemp(join(tmpdir(), 'lantai-bench-'));
const main = join(import.meta.dirname, '../server/src/main.ts');
const options = ['--data', folder, '--port', '0', ...(demo ? ['--demo'] : [])];
const server = spawn(process.execPath, [main, ...options], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const idle = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9)'], { stdio: 'ignore' });

async function started({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error('the server has no output');
  for await (const text of stdout) if (String(text).includes('http://')) return;
  throw new Error('the server ended before it had started');
}

/** Kilobytes of one line of a file below /proc. */
async function kilobytes(pid: number, file: string, name: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/${file}`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

/** The server of this data directory, and the processes it has made. */
async function postgresProcesses(): Promise<number[]> {
  const [first = ''] = (await readFile(await lockFile(), 'utf8')).split('\n');
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(
    all.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return { pid, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) };
    }),
  );
  const postmaster = Number(first);
  return parents
    .filter(({ pid, parent }) => pid === postmaster || parent === postmaster)
    .map(({ pid }) => pid);
}

async function lockFile(): Promise<string> {
  const below = await readdir(join(folder, 'postgres'), { recursive: true });
  const name = below.find((path) => path.endsWith('postmaster.pid'));
  if (!name) throw new Error('PostgreSQL does not run below the data directory');
  return join(folder, 'postgres', name);
}

const megabytes = (kb: number) => Math.round(kb / 1024);

try {
  await started(server);
  server.stdout?.resume();
  await pause(restSeconds * 1000);
  const postgres = await postgresProcesses();
  const shares = await Promise.all(postgres.map((pid) => kilobytes(pid, 'smaps_rollup', 'Pss')));
  const node = await kilobytes(server.pid ?? 0, 'status', 'VmRSS');
  const share = shares.reduce((sum, one) => sum + one, 0);
  console.log(
    JSON.stringify({
      bench: 'memory',
      data: demo ? 'demonstration' : 'empty',
      total_mb: megabytes(node + share),
      node_mb: megabytes(node),
      postgres_mb: megabytes(share),
      postgres_processes: postgres.length,
      idle_node_mb: megabytes(await kilobytes(idle.pid ?? 0, 'status', 'VmRSS')),
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
    }),
  );
} finally {
  idle.kill();
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  await rm(folder, { recursive: true, force: true });
}
