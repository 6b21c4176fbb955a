import type {
  DestructionDetail,
  DestructionItem,
  DestructionRow,
  DestructionState,
} from '@lantai/contract/disposal/disposal.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { settingOf } from '../appraisal/appraisal-setting.ts';
import { findRemovals } from '../preservation/copies/destroyed-objects.ts';
import { allowedActs } from './allowed-acts.ts';
import { findLeft } from './left-rows.ts';
import { findObstacles } from './obstacle-queries.ts';
import { nameOf } from './person-name.ts';

type Filter = {
  fondsId?: string | undefined;
  state?: DestructionState | undefined;
  ready?: boolean | undefined;
};

export async function findLists(db: Db, filter: Filter, now: Date): Promise<DestructionRow[]> {
  let query = shown(db).orderBy('list.proposed_at', 'desc').limit(500);
  if (filter.fondsId) query = query.where('list.fonds_id', '=', filter.fondsId);
  if (filter.state) query = query.where('list.state', '=', filter.state);
  if (filter.ready)
    query = query.where('list.state', '=', 'approved').where('list.ready_on', '<=', dayOf(now));
  return (await query.execute()).map(rowOf);
}

export async function getList(
  db: Db,
  actor: Actor,
  { listId, now }: { listId: string; now: Date },
): Promise<DestructionDetail> {
  const row = await shown(db).where('list.id', '=', listId).executeTakeFirst();
  if (!row) throw new Problem('disposal.list-not-found');
  const supervision = await findSupervision(db, listId);
  const left =
    row.state === 'executed' || row.state === 'refused' ? [] : await findLeft(db, listId);
  const { coolingMonths } = await settingOf(db, row.agency_id);
  const signed = async (id: string | null, at: Date | null) =>
    id === null || at === null ? null : { name: await nameOf(db, id), at };
  const stated = async (text: string | null, id: string | null, at: Date | null) => {
    const by = await signed(id, at);
    return text === null || by === null ? null : { text, ...by };
  };
  return {
    ...rowOf(row),
    agencyId: row.agency_id,
    isReady: row.state === 'approved' && row.ready_on !== null && row.ready_on <= dayOf(now),
    coolingMonths,
    groupLeader: {
      name: await nameOf(db, row.leaderId),
      at: row.decidedAt ?? row.proposed_at,
    },
    approvedBy: await signed(row.approved_by, row.approved_at),
    approvalNote: row.approval_note,
    listSm3: row.list_sm3,
    supervision: supervision.map(({ name, at, place, method }) => ({ name, at, place, method })),
    executedBy: await signed(row.executed_by, row.executed_at ?? row.started_at),
    startedAt: row.started_at,
    online: await countDestroyed(db, listId),
    copies: await findRemovals(db, listId),
    offsite: await stated(row.offsite_statement, row.offsite_by, row.offsite_at),
    offline: await stated(row.offline_statement, row.offline_by, row.offline_at),
    reviewedBy: await signed(row.reviewed_by, row.reviewed_at),
    rows: await findShownRows(db, listId),
    obstacles: await findObstacles(
      db,
      left.filter(({ isSaid }) => !isSaid).map(({ recordId }) => recordId),
    ),
    allowed: allowedActs(actor, row, { supervision, today: dayOf(now) }),
  };
}

function shown(db: Db) {
  return db
    .selectFrom('destruction_list as list')
    .innerJoin('appraisal_batch as batch', 'batch.id', 'list.batch_id')
    .innerJoin('fonds', 'fonds.id', 'list.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'list.agency_id')
    .innerJoin('person as proposer', 'proposer.id', 'list.proposed_by')
    .selectAll('list')
    .select(['batch.number as batchNumber', 'batch.leader_id as leaderId'])
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName', 'agency.name as agencyName'])
    .select('proposer.name as proposedByName')
    .select([
      sql<number>`(select count(*) from destruction_item row
        where row.list_id = list.id and row.rejected_at is null)`.as('items'),
      sql<number>`(select count(*) from destruction_item row
        where row.list_id = list.id and row.rejected_at is not null)`.as('rejected'),
      sql<number>`(select coalesce(sum(bytes), 0)::int8 from destruction_item row
        where row.list_id = list.id and row.rejected_at is null)`.as('bytes'),
      sql<number>`(select count(*) from destruction_signature
        where destruction_signature.list_id = list.id)`.as('supervisors'),
      sql<Date | null>`(select max(item.decided_at) from destruction_item row
        join appraisal_item item on item.id = row.item_id
        where row.list_id = list.id and row.rejected_at is null)`.as('decidedAt'),
    ]);
}

type Shown = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

function rowOf(row: Shown): DestructionRow {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    fondsName: row.fondsName,
    agencyName: row.agencyName,
    year: row.year,
    batchId: row.batch_id,
    batchNumber: row.batchNumber,
    items: row.items,
    rejected: row.rejected,
    bytes: row.bytes,
    proposedByName: row.proposedByName,
    proposedAt: row.proposed_at,
    approvedAt: row.approved_at,
    readyOn: row.ready_on,
    supervisors: row.supervisors,
    executedAt: row.executed_at,
  };
}

async function findSupervision(db: Db, listId: string) {
  return db
    .selectFrom('destruction_signature as signature')
    .innerJoin('person', 'person.id', 'signature.person_id')
    .select(['signature.person_id', 'person.name', 'signature.signed_at as at'])
    .select(['signature.place', 'signature.method'])
    .where('signature.list_id', '=', listId)
    .orderBy('signature.position')
    .execute();
}

/** What the system itself has destroyed of its own store, and what it still has to. */
async function countDestroyed(db: Db, listId: string): Promise<DestructionDetail['online']> {
  return db
    .selectFrom('destroyed_record')
    .select((row) => row.fn.countAll<number>().as('records'))
    .select(sql<number>`coalesce(sum(components), 0)`.as('files'))
    .select(sql<number>`coalesce(sum(bytes), 0)::int8`.as('bytes'))
    .select(sql<number>`count(*) filter (where removed_at is null)`.as('outstanding'))
    .where('list_id', '=', listId)
    .executeTakeFirstOrThrow();
}

async function findShownRows(db: Db, listId: string): Promise<DestructionItem[]> {
  return db
    .selectFrom('destruction_item as row')
    .leftJoin('person as rejecter', 'rejecter.id', 'row.rejected_by')
    .leftJoin('destroyed_record as gone', (join) =>
      join.onRef('gone.record_id', '=', 'row.record_id').onRef('gone.list_id', '=', 'row.list_id'),
    )
    .select(['row.position', 'row.item_id as itemId', 'row.record_id as recordId', 'row.title'])
    .select(['row.year', 'row.code', 'row.retention', 'row.kept_years as keptYears', 'row.pages'])
    .select(['row.files', 'row.bytes', 'row.remark', 'row.rejected_at as rejectedAt'])
    .select(['rejecter.name as rejectedByName', 'row.rejection_reason as rejectionReason'])
    .select(['gone.destroyed_at as destroyedAt', 'gone.removed_at as removedAt'])
    .where('row.list_id', '=', listId)
    .orderBy('row.position')
    .execute();
}
