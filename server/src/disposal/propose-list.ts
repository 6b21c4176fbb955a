import { shownRetention } from '@lantai/contract/records/record.ts';
import { sql } from 'kysely';
import { yearOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockBatch } from '../appraisal/lock-batch.ts';
import { requireNoObstacle } from './obstacle-queries.ts';

type Proposed = { listId: string; number: string; items: number };

/** Draws up the list of what a closed batch decided to destroy: the only way to destroy anything. */
export const proposeList = command<{ batchId: string }, Proposed>({
  name: 'disposal.propose-list',

  async perform({ tx, actor, now }, { batchId }) {
    const batch = await lockBatch(tx, batchId);
    const { number: of, agency_id, fonds_id } = batch;
    if (batch.closed_at === null) throw new Problem('disposal.batch-open', { number: of });
    const rows = await findDestroyed(tx, batchId);
    if (rows.length === 0) throw new Problem('disposal.nothing-to-destroy', { number: of });
    await requireNoObstacle(
      tx,
      rows.map(({ record_id }) => record_id),
    );
    const year = yearOf(now);
    const { serial, number } = await nextNumber(tx, fonds_id, year);
    const { id } = await tx
      .insertInto('destruction_list')
      .values({
        ...{ agency_id, fonds_id, batch_id: batchId, year, serial, number, state: 'proposed' },
        proposed_by: actor.personId ?? '',
        proposed_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const items = rows.map((row, index) => ({
      ...{ list_id: id, agency_id, position: index + 1 },
      ...rowOf(row, year),
    }));
    for (let start = 0; start < items.length; start += 1000)
      await tx
        .insertInto('destruction_item')
        .values(items.slice(start, start + 1000))
        .execute();
    const details = { number, batch: of, items: items.length };
    const event = { subject: `destruction:${id}`, agencyId: agency_id, details };
    return changed({ listId: id, number, items: items.length }, event);
  },
});

type Decided = Row<'appraisal_item'> & { files: number | null; bytes: number | null };

/** Decided, and on no list that stands. */
async function findDestroyed(tx: Tx, batchId: string): Promise<Decided[]> {
  return tx
    .selectFrom('appraisal_item as item')
    .leftJoin(
      (query) =>
        query
          .selectFrom('component')
          .select('record_id')
          .select(sql<number>`count(*)`.as('files'))
          .select(sql<number>`sum(size)::int8`.as('bytes'))
          .groupBy('record_id')
          .as('content'),
      (join) => join.onRef('content.record_id', '=', 'item.record_id'),
    )
    .selectAll('item')
    .select(['content.files', 'content.bytes'])
    .where('item.batch_id', '=', batchId)
    .where('item.decision', '=', 'destroy')
    .where('item.ended_at', 'is', null)
    .where(
      sql<boolean>`not exists (
        select from destruction_item listed join destruction_list on destruction_list.id = listed.list_id
        where listed.item_id = item.id and listed.rejected_at is null and destruction_list.state <> 'refused')`,
    )
    .orderBy('item.position')
    .execute();
}

/** G.3: 题名、年度、档号、应保管期限、已保管期限、页数、备注. */
function rowOf(item: Decided, year: number) {
  return {
    item_id: item.id,
    record_id: item.record_id,
    title: item.title,
    year: item.year,
    code: item.code,
    retention: shownRetention(item.retention),
    kept_years: year - item.year,
    pages: item.pages,
    files: item.files ?? 0,
    bytes: item.bytes ?? 0,
    remark: item.basis_clause ?? '',
  };
}

async function nextNumber(tx: Tx, fondsId: string, year: number) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`destruction ${fondsId}`}, 0))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('destruction_list')
    .select((row) => row.fn.max('serial').as('last'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  const { code } = await tx
    .selectFrom('fonds')
    .select('code')
    .where('id', '=', fondsId)
    .executeTakeFirstOrThrow();
  const serial = (last ?? 0) + 1;
  return { serial, number: `${code}-XH-${year}-${String(serial).padStart(3, '0')}` };
}
