import { randomBytes } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import type { Account } from './postgres-account.ts';

/**
 * Writes the content beside `path`, readable for the account and root alone, and returns where;
 * the caller renames or links it into place, so that nobody ever reads half of it.
 */
export async function writeDraft(account: Account, path: string, content: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    const { uid, gid } = account.ids;
    if (uid !== undefined && gid !== undefined) await handle.chown(uid, gid);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** For `.catch`: these errors mean that somebody else has already done it. */
export function unless(...codes: string[]) {
  return (error: NodeJS.ErrnoException): void => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
