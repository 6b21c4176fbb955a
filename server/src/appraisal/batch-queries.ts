import type {
  AppraisalDecision,
  AppraisalItem,
  BatchDetail,
  BatchRow,
} from '@lantai/contract/appraisal/appraisal.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { settingOf } from './appraisal-setting.ts';

type Filter = {
  fondsId?: string | undefined;
  state?: 'open' | 'closed' | undefined;
  mine?: boolean | undefined;
};

export async function findBatches(db: Db, actor: Actor, filter: Filter): Promise<BatchRow[]> {
  let query = shown(db).orderBy('batch.opened_at', 'desc').limit(500);
  if (filter.fondsId) query = query.where('batch.fonds_id', '=', filter.fondsId);
  if (filter.state)
    query = query.where('batch.closed_at', filter.state === 'open' ? 'is' : 'is not', null);
  if (filter.mine) query = query.where(owes(actor));
  return (await query.execute()).map(rowOf);
}

/** An opinion where fewer than two are given and the actor's is not, or, of the leader, a decision. */
export function owes({ personId }: Actor) {
  return sql<boolean>`batch.closed_at is null and exists (
    select from appraisal_item item where item.batch_id = batch.id and item.decision is null and (
      (batch.leader_id = ${personId}::uuid and 2 <= (
        select count(*) from appraisal_opinion where item_id = item.id))
      or (${personId}::uuid = any (batch.member_ids)
        and 2 > (select count(*) from appraisal_opinion where item_id = item.id)
        and not exists (select from appraisal_opinion
          where item_id = item.id and person_id = ${personId}::uuid))))`;
}

export async function getBatch(db: Db, actor: Actor, batchId: string): Promise<BatchDetail> {
  const row = await shown(db).where('batch.id', '=', batchId).executeTakeFirst();
  if (!row) throw new Problem('appraisal.batch-not-found');
  const { countsFrom, source } = await settingOf(db, row.agency_id);
  return {
    ...rowOf(row),
    agencyId: row.agency_id,
    basis: row.basis,
    method: row.method,
    members: [...row.members],
    leaderId: row.leader_id,
    conclusion: row.conclusion,
    closedByName: row.closedByName,
    ...{ countsFrom, source },
    list: await findList(db, batchId),
    isMember: row.member_ids.includes(actor.personId ?? ''),
    isLeader: row.leader_id === actor.personId,
  };
}

function shown(db: Db) {
  const decided = (decision: AppraisalDecision | null) =>
    sql<number>`(select count(*) from appraisal_item item where item.batch_id = batch.id
      and item.decision is not distinct from ${decision})`;
  return db
    .selectFrom('appraisal_batch as batch')
    .innerJoin('fonds', 'fonds.id', 'batch.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'batch.agency_id')
    .leftJoin('person as opener', 'opener.id', 'batch.opened_by')
    .leftJoin('person as closer', 'closer.id', 'batch.closed_by')
    .selectAll('batch')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName', 'agency.name as agencyName'])
    .select(['opener.name as openedByName', 'closer.name as closedByName'])
    .select([
      decided(null).as('undecided'),
      decided('extend').as('extend'),
      decided('permanent').as('permanent'),
      decided('destroy').as('destroy'),
      decided('transfer').as('transfer'),
    ]);
}

type Shown = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

function rowOf(row: Shown): BatchRow {
  const { undecided, extend, permanent, destroy, transfer } = row;
  return {
    id: row.id,
    number: row.number,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    fondsName: row.fondsName,
    agencyName: row.agencyName,
    year: row.year,
    expiredBy: row.expired_by,
    leaderName: row.members.find(({ personId }) => personId === row.leader_id)?.name ?? '',
    startedOn: row.started_on,
    dueOn: row.due_on,
    items: undecided + extend + permanent + destroy + transfer,
    counts: { undecided, extend, permanent, destroy, transfer },
    openedByName: row.openedByName,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}

async function findList(db: Db, batchId: string): Promise<AppraisalItem[]> {
  const items = await db
    .selectFrom('appraisal_item as item')
    .leftJoin('person as decider', 'decider.id', 'item.decided_by')
    .leftJoin(
      (query) =>
        query
          .selectFrom('destruction_item as row')
          .innerJoin('destruction_list as list', 'list.id', 'row.list_id')
          .select(['row.item_id', 'list.id as listId', 'list.number as listNumber'])
          .where('row.rejected_at', 'is', null)
          .where('list.state', '<>', 'refused')
          .as('listed'),
      (join) => join.onRef('listed.item_id', '=', 'item.id'),
    )
    .selectAll('item')
    .select(['decider.name as decidedByName', 'listed.listId', 'listed.listNumber'])
    .where('item.batch_id', '=', batchId)
    .orderBy('item.position')
    .execute();
  const opinions = await db
    .selectFrom('appraisal_opinion as opinion')
    .innerJoin('appraisal_item as item', 'item.id', 'opinion.item_id')
    .innerJoin('person', 'person.id', 'opinion.person_id')
    .select(['opinion.item_id', 'person.id as personId', 'person.name', 'opinion.opinion'])
    .select(['opinion.note', 'opinion.given_at as at'])
    .where('item.batch_id', '=', batchId)
    .orderBy('opinion.given_at')
    .orderBy('person.name')
    .execute();
  const byItem = Map.groupBy(opinions, ({ item_id }) => item_id);
  return items.map((item) => ({
    id: item.id,
    position: item.position,
    recordId: item.record_id,
    code: item.code,
    title: item.title,
    year: item.year,
    retention: item.retention,
    expiresOn: item.expires_on,
    pages: item.pages,
    opinions: (byItem.get(item.id) ?? []).map(({ personId, name, opinion, note, at }) => ({
      ...{ personId, name, opinion, note, at },
    })),
    decision: item.decision,
    extendedYears: item.extended_years,
    reason: item.reason,
    basisClause: item.basis_clause,
    decidedByName: item.decidedByName,
    decidedAt: item.decided_at,
    annotation: item.annotation,
    listId: item.listId,
    listNumber: item.listNumber,
  }));
}
