import type { StoreCopy, StoreDamage } from '@lantai/contract/preservation/copies.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { Storage } from '../storage.ts';
import { getSetting, storeName } from './store-copies.ts';

export async function getStore(db: Db, { store }: Storage) {
  const { auto_repair } = await getSetting(db);
  const { open } = await db
    .selectFrom('store_damage')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('state', '=', 'open')
    .where('copy_id', 'is', null)
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

const mostDamages = 1000;

type DamageFilter = { state?: 'open' | 'repaired' | undefined; copyId?: string | undefined };

export async function findDamages(db: Db, { state, copyId }: DamageFilter): Promise<StoreDamage[]> {
  let query = db
    .selectFrom('store_damage as damage')
    .leftJoin('store_copy as copy', 'copy.id', 'damage.copy_id')
    .leftJoin('record', 'record.id', 'damage.record_id')
    .leftJoin('person', 'person.id', 'damage.repaired_by')
    .selectAll('damage')
    .select(['copy.name as copyName', 'record.title', 'record.archival_code'])
    .select('person.name as repairerName')
    .orderBy('damage.found_at', 'desc')
    .orderBy('damage.id')
    .limit(mostDamages);
  if (state) query = query.where('damage.state', '=', state);
  if (copyId) query = query.where('damage.copy_id', '=', copyId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    copyId: row.copy_id,
    placeName: row.copyName ?? storeName,
    objectId: row.object_id,
    recordId: row.record_id,
    recordNumber: row.archival_code ?? '',
    recordTitle: row.title ?? '',
    foundAt: row.found_at,
    faults: row.faults,
    state: row.state,
    reason: row.reason,
    files: row.files ?? [],
    keptAside: row.kept_aside,
    repairedAt: row.repaired_at,
    repairedByName: row.repaired_at ? (row.repairerName ?? '系统') : null,
  }));
}

export async function getOpenDamage(db: Db, damageId: string): Promise<Row<'store_damage'>> {
  const damage = await db
    .selectFrom('store_damage')
    .selectAll()
    .where('id', '=', damageId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!damage) throw new Problem('preservation.damage-not-found');
  return damage;
}
