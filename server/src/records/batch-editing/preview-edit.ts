import type { BatchChange } from '@lantai/contract/records/batch-change.ts';
import type { EditRow } from '@lantai/contract/records/batch-edit.api.ts';
import type { Description, DescriptionField } from '@lantai/contract/records/record.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { fieldsThatDiffer } from '../change-description.ts';
import { descriptionOf } from '../record-queries.ts';
import { editedDescription } from './edited-description.ts';

type PreviewEdit = {
  recordIds: readonly string[];
  changes: readonly BatchChange[];
  offset: number;
};

/** What an edit would do, record by record, in the order they are named; nothing is written. */
export async function previewEdit(
  db: Db,
  actor: Actor,
  { recordIds, changes, offset }: PreviewEdit,
): Promise<{ rows: EditRow[] }> {
  const records = await db
    .selectFrom('record')
    .selectAll()
    .where('id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .execute();
  const byId = new Map(records.map((record) => [record.id, record]));
  const rows: EditRow[] = [];
  for (const [index, id] of recordIds.entries()) {
    const record = byId.get(id);
    if (record) rows.push(await previewRow(db, actor, record, { changes, index: offset + index }));
  }
  return { rows };
}

async function previewRow(
  db: Db,
  actor: Actor,
  record: Row<'record'>,
  edit: { changes: readonly BatchChange[]; index: number },
): Promise<EditRow> {
  const edited = await editedDescription(db, actor, record, edit);
  const shown = {
    recordId: record.id,
    code: record.archival_code ?? record.temporary_number,
    title: record.title,
  };
  if (edited.outcome === 'refused')
    return { ...shown, outcome: 'refused', refusal: edited.refusal, differences: [] };
  const before = descriptionOf(record);
  return {
    ...shown,
    outcome: edited.outcome,
    refusal: null,
    differences: fieldsThatDiffer(before, edited.after).map((field) =>
      difference(field, before, edited.after),
    ),
  };
}

function difference(field: DescriptionField, before: Description, after: Description) {
  return { field, before: asText(before[field]), after: asText(after[field]) };
}

export function asText(value: Description[DescriptionField] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
