import { sql } from 'kysely';
import { systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { storeName } from '../damages/damage-queries.ts';
import type { Storage } from '../storage.ts';
import { type CopyIdentity, reachCopy } from './copy-root.ts';
import type { Place } from './object-evidence.ts';

export type StoreWork = { readonly platform: Platform; readonly storage: Storage };

export async function getIdentity(db: Db, copy: string): Promise<CopyIdentity> {
  const { installation_id } = await getSetting(db);
  return { installation: installation_id, copy };
}

export async function getSetting(db: Db): Promise<Row<'store_setting'>> {
  return db.selectFrom('store_setting').selectAll().executeTakeFirstOrThrow();
}

export async function findKept(db: Db): Promise<Row<'store_copy'>[]> {
  return db
    .selectFrom('store_copy')
    .selectAll()
    .where('state', '=', 'kept')
    .orderBy('registered_at')
    .execute();
}

/** The copies that can be reached now; of each it is noted when it was seen, or since when it is away. */
export async function reachCopies({ platform }: Pick<StoreWork, 'platform'>): Promise<Place[]> {
  const { copies, setting } = await read(platform, systemActor, async (db) => ({
    copies: await findKept(db),
    setting: await getSetting(db),
  }));
  const places: Place[] = [];
  for (const copy of copies) {
    const identity = { installation: setting.installation_id, copy: copy.id };
    const root = await reachCopy(copy.path, identity);
    await noteContact(platform, copy, 'away' in root ? root.away : null);
    if (!('away' in root)) places.push({ name: copy.name, root, copyId: copy.id });
  }
  return places;
}

const minute = 60_000;

async function noteContact(
  platform: Platform,
  copy: Row<'store_copy'>,
  away: string | null,
): Promise<void> {
  const now = platform.now();
  const seen = copy.last_seen_at?.getTime() ?? 0;
  const isKnown = away === copy.away_because && (away !== null || now.getTime() - seen < minute);
  if (isKnown) return;
  await keepHouse(platform, (tx) =>
    tx
      .updateTable('store_copy')
      .set(
        away === null
          ? { last_seen_at: now, away_since: null, away_because: null }
          : { away_since: copy.away_since ?? now, away_because: away },
      )
      .where('id', '=', copy.id)
      .execute(),
  );
}

export function storePlace({ store }: Storage): Place {
  return { name: storeName, root: store, copyId: null };
}

/**
 * Works on the roots with nobody else doing so, in this process or another: a follower must not put back what a
 * destruction is just taking away. Null, and nothing done, where somebody is at it and `wait` is not set.
 */
export async function whileAlone<Result>(
  platform: Platform,
  work: () => Promise<Result>,
  { wait }: { wait: boolean },
): Promise<Result | null> {
  return keepHouse(platform, async (tx) => {
    const { rows } = await sql<{ got: boolean }>`select ${
      wait
        ? sql`pg_advisory_xact_lock(${storeLock}) is not null`
        : sql`pg_try_advisory_xact_lock(${storeLock})`
    } as got`.execute(tx);
    return rows[0]?.got ? work() : null;
  });
}

const storeLock = 220_042;
