import type { StoreCopy } from '@lantai/contract/preservation/copies.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Storage } from '../storage.ts';
import { getSetting } from './store-copies.ts';

export async function getStore(db: Db, { store }: Storage) {
  const { auto_repair } = await getSetting(db);
  const { open } = await db
    .selectFrom('store_damage')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return { path: store.path, autoRepair: auto_repair, damages: open, copies: await findCopies(db) };
}

async function findCopies(db: Db): Promise<StoreCopy[]> {
  const rows = await db
    .selectFrom('store_copy as copy')
    .leftJoin('person', 'person.id', 'copy.registered_by')
    .selectAll('copy')
    .select('person.name as registrarName')
    .select([
      sql<number>`(select count(*) from store_copy_change change where change.copy_id = copy.id)`.as(
        'waiting',
      ),
      sql<number>`(select coalesce(sum(bytes), 0)::int8 from store_copy_change change
        where change.copy_id = copy.id)`.as('bytes'),
      sql<Date | null>`(select min(waiting_since) from store_copy_change change
        where change.copy_id = copy.id)`.as('since'),
      sql<string | null>`(select max(trouble) from store_copy_change change
        where change.copy_id = copy.id)`.as('trouble'),
      sql<number>`(select count(*) from store_copy_removal removal
        where removal.copy_id = copy.id and removal.removed_at is null)`.as('owed'),
      sql<number>`(select count(*) from store_damage damage
        where damage.copy_id = copy.id and damage.state = 'open')`.as('damages'),
    ])
    .orderBy('copy.state')
    .orderBy('copy.registered_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    path: row.path,
    location: row.location,
    distanceKm: row.distance_km,
    medium: row.medium,
    sameDevice: row.same_device,
    state: row.state,
    registeredByName: row.registrarName ?? '系统',
    registeredAt: row.registered_at,
    retiredAt: row.retired_at,
    retiredBecause: row.retired_because,
    lastSeenAt: row.last_seen_at,
    lastComparedAt: row.last_compared_at,
    lastVerifiedAt: row.last_verified_at,
    awaySince: row.away_since,
    awayBecause: row.away_because,
    waiting: { objects: row.waiting, bytes: row.bytes, since: row.since, trouble: row.trouble },
    owed: row.owed,
    damages: row.damages,
  }));
}
