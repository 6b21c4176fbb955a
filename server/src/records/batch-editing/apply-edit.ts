import type { BatchChange } from '@lantai/contract/records/batch-change.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { NewRow, Row, Tx } from '#platform/database.ts';
import { changeDescription } from '../change-description.ts';
import { lockRecords } from '../move-records.ts';
import { rowsOfEdit } from './edit-queries.ts';
import { editedDescription } from './edited-description.ts';

type ApplyEdit = {
  editId: string;
  /** A part of those chosen, in their order, few enough for one transaction. */
  recordIds: readonly string[];
  changes: readonly BatchChange[];
  reason: string;
  offset: number;
};

export type EditCount = { changed: number; refused: number };

/**
 * Changes a part of a batch: all of it in one transaction. A record that refuses is passed over and named;
 * one that the batch has done before, as when its job runs again, is not done twice.
 */
export const applyEdit = command<ApplyEdit, EditCount>({
  name: 'records.apply-edit',

  async perform(context, { editId, recordIds, changes, reason, offset }) {
    const { tx } = context;
    const done = new Set(await rowsOfEdit(tx, editId, recordIds));
    const locked = await lockRecords(tx, recordIds);
    const byId = new Map(locked.map((record) => [record.id, record]));
    const rows: NewRow<'edit_batch_row'>[] = [];
    const events: TrailEvent[] = [];
    for (const [index, id] of recordIds.entries()) {
      const record = byId.get(id);
      if (!record || done.has(id)) continue;
      const edit = { changes, index: offset + index, reason, editId };
      const { row, event } = await editRecord(context, record, edit);
      rows.push(row);
      if (event) events.push(event);
    }
    await writeRows(tx, rows);
    const count = countRows(rows);
    const [event, ...more] = events;
    return event ? changed(count, event, ...more) : unchanged(count);
  },
});

type Edit = { changes: readonly BatchChange[]; index: number; reason: string; editId: string };

async function editRecord(context: CommandContext, record: Row<'record'>, edit: Edit) {
  const edited = await editedDescription(context.tx, context.actor, record, edit);
  const row = { batch_id: edit.editId, agency_id: record.agency_id, record_id: record.id };
  if (edited.outcome === 'refused')
    return { row: { ...row, outcome: edited.outcome, refusal: edited.refusal, version: null } };
  const change = await changeDescription(context, {
    record,
    after: edited.after,
    reason: edit.reason,
    details: { edit: edit.editId },
  });
  if (!change)
    return { row: { ...row, outcome: 'unchanged' as const, refusal: null, version: null } };
  return {
    row: {
      ...row,
      outcome: 'changed' as const,
      refusal: null,
      version: record.version + 1,
      before: JSON.stringify(change.before),
      after: JSON.stringify(change.after),
    },
    event: change.event,
  };
}

export async function writeRows(tx: Tx, rows: readonly NewRow<'edit_batch_row'>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('edit_batch_row').values(rows).execute();
}

export function countRows(rows: readonly NewRow<'edit_batch_row'>[]): EditCount {
  return {
    changed: rows.filter(({ outcome }) => outcome === 'changed').length,
    refused: rows.filter(({ outcome }) => outcome === 'refused').length,
  };
}
