import { carrierLabel, type TransferState } from '@lantai/contract/transfer/transfer-batch.ts';
import { type SqlBool, sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { figuresOf } from './batch-figures.ts';
import { findSheet } from './sheet-queries.ts';

type BatchFilter = {
  fondsId?: string | undefined;
  state?: TransferState | undefined;
  /** The agreed day has passed, and the archive has not received it. */
  lateOn?: string | undefined;
};
type Page = { after?: string | undefined; limit: number };

export async function findBatches(db: Db, filter: BatchFilter, { after, limit }: Page) {
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = shown(matching(db, filter))
    .orderBy('batch.planned_at', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit + 1);
  if (after !== undefined)
    page = page.where(
      sql<SqlBool>`(batch.planned_at, batch.id) < (select planned_at, id from transfer_batch where id::text = ${after})`,
    );
  const rows = await page.execute();
  const batches = rows.slice(0, limit).map(rowOf);
  return { batches, total, next: rows.length > limit ? (batches.at(-1)?.id ?? null) : null };
}

export function matching(db: Db, { fondsId, state, lateOn }: BatchFilter) {
  let query = db.selectFrom('transfer_batch as batch');
  if (fondsId) query = query.where('batch.fonds_id', '=', fondsId);
  if (state) query = query.where('batch.state', '=', state);
  if (lateOn)
    query = query
      .where('batch.agreed_on', '<', lateOn)
      .where('batch.state', 'not in', ['received', 'closed', 'withdrawn']);
  return query;
}

function shown(query: ReturnType<typeof matching>) {
  const sum = (what: string) =>
    sql<number>`(select coalesce(sum((listed ->> ${what})::bigint), 0)::bigint from transfer_item
      where transfer_item.batch_id = batch.id and not released)`;
  return query
    .innerJoin('fonds', 'fonds.id', 'batch.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'batch.agency_id')
    .leftJoin('person', 'person.id', 'batch.planned_by')
    .selectAll('batch')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName', 'agency.name as unitName'])
    .select('person.name as plannedByName')
    .select([
      sql<number>`(select count(*) from transfer_item
        where transfer_item.batch_id = batch.id and not released)`.as('items'),
      sum('files').as('files'),
      sum('bytes').as('bytes'),
    ]);
}

type ShownBatch = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

function rowOf(row: ShownBatch) {
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, state: row.state, round: row.round },
    profile: row.profile,
    ...{ fondsCode: row.fondsCode, archiveName: row.archive_name },
    ...{ yearFrom: row.year_from, yearTo: row.year_to },
    ...{ agreedOn: row.agreed_on, receivedOn: row.received_on },
    ...{ items: row.items, files: row.files, bytes: row.bytes },
    ...{ plannedAt: row.planned_at, plannedByName: row.plannedByName },
  };
}

export async function getBatch(db: Db, batchId: string) {
  const row = await shown(matching(db, {})).where('batch.id', '=', batchId).executeTakeFirst();
  if (!row) throw new Problem('transfer.batch-not-found');
  const { paperItems, firstCode, lastCode } = await figuresOf(db, batchId);
  const { fondsId, fondsName, unitName, fondsCode } = { ...row, fondsId: row.fonds_id };
  return {
    ...rowOf(row),
    ...{ fondsId, fondsName, unitName, paperItems, firstCode, lastCode },
    ...{ archiveCode: row.archive_code, retention: row.retention, note: row.note },
    jobId: row.job_id,
    label: carrierLabel({
      ...{ fondsCode, categories: await categoriesOf(db, batchId) },
      ...{ yearFrom: row.year_from, yearTo: row.year_to },
    }),
    package: row.package && { ...row.package, packedAt: new Date(row.package.packedAt) },
    selfTest: row.self_test && { ...row.self_test, testedAt: new Date(row.self_test.testedAt) },
    steps: await findSteps(db, batchId),
    sheet: (await findSheet(db, batchId)) ?? null,
  };
}

async function categoriesOf(db: Db, batchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('transfer_item')
    .innerJoin('record', 'record.id', 'transfer_item.record_id')
    .select('record.category')
    .distinct()
    .where('batch_id', '=', batchId)
    .where('released', '=', false)
    .orderBy('record.category')
    .execute();
  return rows.map(({ category }) => category);
}

async function findSteps(db: Db, batchId: string) {
  const rows = await db
    .selectFrom('transfer_step as step')
    .leftJoin('person', 'person.id', 'step.entered_by')
    .select(['step.action', 'step.from_state as from', 'step.to_state as to', 'step.round'])
    .select(['step.happened_on as happenedOn', 'step.signer', 'step.note'])
    .select(['person.name as enteredByName', 'step.entered_at as enteredAt'])
    .where('step.batch_id', '=', batchId)
    .orderBy('step.id')
    .execute();
  return rows;
}

export async function findItems(db: Db, batchId: string, { after, limit }: Page) {
  const batch = await getBatchRow(db, batchId);
  const { items: total } = await figuresOf(db, batch.id);
  const rows = await db
    .selectFrom('transfer_item')
    .select(['record_id', 'position', 'listed'])
    .where('batch_id', '=', batchId)
    .where('released', '=', false)
    .where('position', '>', Number(after ?? 0) || 0)
    .orderBy('position')
    .limit(limit + 1)
    .execute();
  const items = rows
    .slice(0, limit)
    .map(({ record_id, position, listed }) => ({ ...listed, recordId: record_id, position }));
  return {
    items,
    total,
    next: rows.length > limit ? String(items.at(-1)?.position ?? '') : null,
  };
}

export async function getBatchRow(db: Db, batchId: string): Promise<Row<'transfer_batch'>> {
  const batch = await db
    .selectFrom('transfer_batch')
    .selectAll()
    .where('id', '=', batchId)
    .executeTakeFirst();
  if (!batch) throw new Problem('transfer.batch-not-found');
  return batch;
}
