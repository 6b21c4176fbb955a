import type { EditRow } from '@lantai/contract/records/batch-edit.api.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { asText } from './preview-edit.ts';

export async function getEditBatch(db: Db, editId: string): Promise<Row<'edit_batch'>> {
  const edit = await db
    .selectFrom('edit_batch')
    .selectAll()
    .where('id', '=', editId)
    .executeTakeFirst();
  if (!edit) throw new Problem('records.edit-not-found');
  return edit;
}

/** Which of these records the batch has dealt with already. */
export async function rowsOfEdit(
  db: Db,
  editId: string,
  recordIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('edit_batch_row')
    .select('record_id')
    .where('batch_id', '=', editId)
    .where('record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .execute();
  return rows.map(({ record_id }) => record_id);
}

export async function findEdits(db: Db, limit: number) {
  const edits = await db
    .selectFrom('edit_batch')
    .leftJoin('person', 'person.id', 'edit_batch.asked_by')
    .selectAll('edit_batch')
    .select('person.name as askedByName')
    .select((row) =>
      (['changed', 'refused'] as const).map((outcome) =>
        row
          .selectFrom('edit_batch_row')
          .whereRef('batch_id', '=', 'edit_batch.id')
          .where('outcome', '=', outcome)
          .select((each) => each.fn.countAll<number>().as('count'))
          .as(outcome),
      ),
    )
    .orderBy('asked_at', 'desc')
    .orderBy('edit_batch.id')
    .limit(limit)
    .execute();
  return edits.map((edit) => ({
    id: edit.id,
    changes: [...edit.changes],
    reason: edit.reason,
    undoesId: edit.undoes_id,
    askedByName: edit.askedByName,
    askedAt: edit.asked_at,
    undoneAt: edit.undone_at,
    changed: edit.changed ?? 0,
    refused: edit.refused ?? 0,
  }));
}

export async function getEdit(db: Db, editId: string): Promise<{ id: string; rows: EditRow[] }> {
  await getEditBatch(db, editId);
  const rows = await db
    .selectFrom('edit_batch_row')
    .innerJoin('record', 'record.id', 'edit_batch_row.record_id')
    .selectAll('edit_batch_row')
    .select(['record.title', 'record.archival_code', 'record.temporary_number'])
    .where('batch_id', '=', editId)
    .orderBy('outcome', 'desc')
    .orderBy('record.temporary_number')
    .execute();
  return {
    id: editId,
    rows: rows.map((row) => ({
      recordId: row.record_id,
      code: row.archival_code ?? row.temporary_number,
      title: row.title,
      outcome: row.outcome,
      refusal: row.refusal,
      differences: Object.entries(row.after).map(([field, after]) => ({
        field,
        before: asText(row.before[field as keyof typeof row.before]),
        after: asText(after),
      })),
    })),
  };
}

/** What a batch changed and can be put back, in the order of the records. */
export async function findChangedBy(db: Db, editId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('edit_batch_row')
    .select('record_id')
    .where('batch_id', '=', editId)
    .where('outcome', '=', 'changed')
    .orderBy('record_id')
    .execute();
  return rows.map(({ record_id }) => record_id);
}
