import type { DamageKind, DamageState, StoreDamage } from '@lantai/contract/preservation/damage.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

const mostDamages = 1000;

/** How the store itself is called among the places. */
export const storeName = '存储';

type DamageFilter = {
  state?: DamageState | undefined;
  /** The id of a copy, or `store`. */
  place?: string | undefined;
  agencyId?: string | undefined;
  kind?: DamageKind | undefined;
  lost?: boolean | undefined;
  inspectionId?: string | undefined;
};

export async function findDamages(db: Db, filter: DamageFilter): Promise<StoreDamage[]> {
  const rows = await chosen(db, filter)
    .leftJoin('store_copy as copy', 'copy.id', 'damage.copy_id')
    .leftJoin('record', 'record.id', 'damage.record_id')
    .leftJoin('person', 'person.id', 'damage.settled_by')
    .selectAll('damage')
    .select(['copy.name as copyName', 'record.title', 'record.archival_code'])
    .select('person.name as settlerName')
    .select(
      sql<
        string | null
      >`(select run_id from fixity_finding join fixity_run on fixity_run.id = run_id
        where damage_id = damage.id order by asked_at desc limit 1)`.as('inspectionId'),
    )
    .orderBy('damage.found_at', 'desc')
    .orderBy('damage.id')
    .limit(mostDamages)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    copyId: row.copy_id,
    placeName: row.copyName ?? storeName,
    objectId: row.object_id,
    recordId: row.record_id,
    recordNumber: row.archival_code ?? '',
    recordTitle: row.title ?? '',
    foundAt: row.found_at,
    inspectionId: row.inspectionId,
    faults: [...row.faults],
    state: row.state,
    reason: row.reason,
    lost: row.lost,
    way: row.way,
    files: [...(row.files ?? [])],
    keptAside: row.kept_aside,
    settlement: row.settlement,
    settledAt: row.settled_at,
    settledByName: row.settled_at ? (row.settlerName ?? '系统') : null,
  }));
}

function chosen(db: Db, { state, place, agencyId, kind, lost, inspectionId }: DamageFilter) {
  let query = db.selectFrom('store_damage as damage');
  if (state) query = query.where('damage.state', '=', state);
  if (place === 'store') query = query.where('damage.copy_id', 'is', null);
  else if (place) query = query.where('damage.copy_id', '=', place);
  if (agencyId) query = query.where('damage.agency_id', '=', agencyId);
  if (lost) query = query.where('damage.lost', '=', true);
  if (kind)
    query = query.where(sql<boolean>`damage.faults @> ${JSON.stringify([{ kind }])}::jsonb`);
  if (inspectionId)
    query = query.where(
      sql<boolean>`exists (select from fixity_finding finding
        where finding.damage_id = damage.id and finding.run_id = ${inspectionId}::uuid)`,
    );
  return query;
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

/** How many damages of an agency, at every place, wait for a repair or a word. */
export async function countOpenDamages(db: Db, agencyId: string): Promise<number> {
  const { open } = await db
    .selectFrom('store_damage')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return open;
}
