import { getStatus } from '@lantai/contract/platform/platform.api.ts';
import { sql } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { read } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { version } from '#platform/version.ts';
import type { Installation } from './installation.ts';
import { findTools } from './optional-tools.ts';
import { findStoreLag } from './preservation/following/due-subjects.ts';

export type Status = Awaited<ReturnType<typeof describeStatus>>;

/** Figures over all agencies, without a word of what is in them: for who runs the machine. */
export async function describeStatus({ platform, index }: Installation) {
  const figures = await read(platform, systemActor, async (db) => {
    const records = await db
      .selectFrom('record')
      .select(sql<number>`count(*) filter (where state <> 'voided')`.as('records'))
      .select(sql<number>`count(*) filter (where state = 'filed')`.as('filed'))
      .executeTakeFirstOrThrow();
    const outbox = await db
      .selectFrom('search_outbox')
      .select((row) => row.fn.countAll<number>().as('waiting'))
      .executeTakeFirstOrThrow();
    const server = await db
      .selectNoFrom(sql<string>`current_setting('server_version')`.as('version'))
      .executeTakeFirstOrThrow();
    const store = await findStoreLag(db);
    return { ...records, store, waitingForIndex: outbox.waiting, postgres: server.version };
  });
  return {
    version,
    node: process.version,
    postgres: figures.postgres,
    records: figures.records,
    filed: figures.filed,
    indexed: await index.count(),
    waitingForIndex: figures.waitingForIndex,
    waitingForStore: figures.store.waiting,
    waitingForStoreSince: figures.store.since?.toISOString() ?? null,
    storeFaults: figures.store.faulty,
    memoryMB: Math.round(process.memoryUsage.rss() / 2 ** 20),
    tools: await findTools(),
  };
}

export const statusRoutes =
  (installation: Installation): Routes =>
  ({ on }) => {
    on(getStatus, () => describeStatus(installation));
  };
