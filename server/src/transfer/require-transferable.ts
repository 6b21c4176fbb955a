import { transferRefusals } from '@lantai/contract/transfer/transfer-refusal.ts';
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

const named = 5;

/** Refuses, by name, what may not go to the archive; `inBatch` says that being in one is no ground. */
export async function requireTransferable(
  db: Db,
  recordIds: readonly string[],
  { inBatch }: { inBatch: boolean },
): Promise<void> {
  const grounds = inBatch ? sql`array_remove(refusals, 'in-batch')` : sql`refusals`;
  const rows = await db
    .selectFrom('record')
    .leftJoin('transfer_refusal', 'transfer_refusal.record_id', 'record.id')
    .select(['record.archival_code', 'record.temporary_number', 'record.title', 'refusals'])
    .select(
      sql<string | null>`(select string_agg(reason, '、') from hold
        where hold.record_id = record.id and lifted_at is null)`.as('hold'),
    )
    .where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where(sql<SqlBool>`(refusals is null or cardinality(${grounds}) > 0)`)
    .orderBy('record.archival_code')
    .execute();
  if (rows.length === 0) return;
  const told = rows.slice(0, named).map((row) => {
    const grounded = (row.refusals ?? [])
      .filter((refusal) => !inBatch || refusal !== 'in-batch')
      .map((refusal) =>
        refusal === 'held' ? `${transferRefusals.held}：${row.hold}` : transferRefusals[refusal],
      );
    const why = row.refusals === null ? ['不是已归档的档案'] : grounded;
    return `${row.archival_code ?? row.temporary_number ?? row.title ?? ''}（${why.join('、')}）`;
  });
  const more = rows.length > named ? `等 ${rows.length} 件` : '';
  throw new Problem('transfer.records-refused', {
    records: `${told.join('；')}${more}`,
    count: rows.length,
  });
}
