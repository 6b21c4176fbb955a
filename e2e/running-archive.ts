import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../server/src/main.ts', import.meta.url));

/** The real program in a process of its own, as `npm start` runs it. */
export type RunningArchive = AsyncDisposable & {
  readonly address: string;
  /** All it has printed so far. */
  readonly printed: () => string;
  readonly kill: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
};

export async function givenDataDirectory(): Promise<AsyncDisposable & { path: string }> {
  // The demonstration has its copy and its backup beside the data.
  const place = await mkdtemp(join(tmpdir(), 'lantai-e2e-'));
  const path = join(place, 'data');
  await mkdir(path);
  return {
    path,
    async [Symbol.asyncDispose]() {
      await stopPostgres(path);
      await rm(place, { recursive: true, force: true });
    },
  };
}

export async function startArchive(data: string, ...args: string[]): Promise<RunningArchive> {
  const child = spawn(process.execPath, [main, '--port', '0', '--data', data, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANTAI_LOG: 'error' },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const address = await addressOf(child, () => printed);
  const kill = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return code;
  };
  return {
    address,
    printed: () => printed,
    kill,
    // A failed test must not leave a program running on a folder that is about to go.
    [Symbol.asyncDispose]: async () => void (await kill('SIGKILL')),
  };
}

async function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  for (let waited = 0; waited < 240_000; waited += 100) {
    const address = /兰台已启动：(http:\S+)/.exec(printed())?.[1];
    if (address) return address;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the archive did not start:\n${printed()}`);
}

/** After a SIGKILL of the program its PostgreSQL lives on; a test must not leave it behind. */
async function stopPostgres(data: string): Promise<void> {
  const { openEmbeddedPostgres } = await import('../server/src/platform/embedded-postgres.ts');
  const postgres = await openEmbeddedPostgres({ directory: join(data, 'postgres') });
  await postgres.close();
}

/** Signs in over the API; returns the cookie to send from then on. */
export async function signIn(address: string, login: string, password: string): Promise<string> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!reply.ok) throw new Error(`sign-in refused: ${await reply.text()}`);
  return reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
