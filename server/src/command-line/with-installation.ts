import { type Actor, systemActor } from '#platform/actor.ts';
import { type Installation, openInstallation } from '../installation.ts';
import type { CommandLine } from './commands.ts';

/**
 * Whoever may open the data directory is the machine's operator; what they do from the command line
 * is in the trail under that name, not under somebody's account.
 */
export const operator: Actor = {
  ...systemActor,
  name: `命令行（${process.env.SUDO_USER ?? process.env.USER ?? '本机'}）`,
};

/** Opens the archive a command works on, and closes it whatever happens. */
export async function withInstallation<Result>(
  { options }: CommandLine,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation({
    data: typeof options.data === 'string' ? options.data : (process.env.LANTAI_DATA ?? 'data'),
    databaseUrl: process.env.DATABASE_URL || undefined,
    runtimeDatabaseUrl: process.env.LANTAI_DATABASE_URL || undefined,
  });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/** An option that must be given, named in the error when it is not. */
export function required({ options }: CommandLine, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError(`缺少 --${name}。用 npx lantai --help 查看用法。`);
}

export function optional({ options }: CommandLine, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
