import { join } from 'node:path';
import { secretHash, sessionCookie } from '#identity/session.ts';
import type { Actor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { openSqliteEngine } from '#search/engine/sqlite-engine.ts';
import { buildServer } from '../src/capabilities.ts';
import type { Installation } from '../src/installation.ts';
import type { TestArchive } from './test-archive.ts';

export type TestServer = Awaited<ReturnType<typeof openTestServer>>;

/** The whole server over a test's archive, asked through `app.inject`. Nothing runs by itself. */
export async function openTestServer(archive: TestArchive, isStopping = () => false) {
  const { platform, storage, directory, ownerUrl, runtimeUrl } = archive;
  const index = openSqliteEngine(join(directory, 'search.sqlite'));
  const installation: Installation = {
    directory,
    platform,
    ownerUrl,
    runtimeUrl,
    storage,
    index,
    trailDirectory: join(directory, 'trail'),
    close: async () => {},
  };
  const app = await buildServer(installation, { secureCookies: false, isStopping });
  await app.ready();
  return {
    app,
    index,
    async [Symbol.asyncDispose]() {
      await app.close();
      await index.close();
    },
  };
}

/** A session as signing in makes one, without the time that hashing a password takes. */
export async function sessionOf(
  { platform }: TestArchive,
  { accountId }: Pick<Actor, 'accountId'>,
  { revoked = false }: { revoked?: boolean } = {},
): Promise<{ cookie: string }> {
  const secret = crypto.randomUUID();
  const now = platform.now();
  const session = {
    token_hash: secretHash(secret),
    account_id: accountId ?? '',
    started_at: now,
    seen_at: now,
    revoked_at: revoked ? now : null,
  };
  await keepHouse(platform, (tx) => tx.insertInto('session').values(session).execute());
  return { cookie: `${sessionCookie}=${secret}` };
}
