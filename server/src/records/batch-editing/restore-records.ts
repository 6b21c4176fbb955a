import type { DescriptionField } from '@lantai/contract/records/record.ts';
import { withChanges } from '@lantai/contract/records/record.ts';
import { sql } from 'kysely';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { NewRow, Row } from '#platform/database.ts';
import { changeDescription, requireClassStays } from '../change-description.ts';
import { requireFreeToCorrect } from '../corrections.ts';
import { recordStep } from '../lock-record.ts';
import { lockRecords } from '../move-records.ts';
import { descriptionOf } from '../record-queries.ts';
import { countRows, type EditCount, writeRows } from './apply-edit.ts';
import { rowsOfEdit } from './edit-queries.ts';
import { type Edited, refusing } from './edited-description.ts';

type RestoreRecords = {
  /** The batch that undoes, and the one that is undone. */
  editId: string;
  undoes: string;
  recordIds: readonly string[];
  reason: string;
};

/**
 * Puts back a part of what a batch changed. A record that somebody has changed since is refused and named:
 * the undo must not take away what came after.
 */
export const restoreRecords = command<RestoreRecords, EditCount>({
  name: 'records.restore-records',

  async perform(context, { editId, undoes, recordIds, reason }) {
    const { tx } = context;
    const done = new Set(await rowsOfEdit(tx, editId, recordIds));
    const edited = await tx
      .selectFrom('edit_batch_row')
      .selectAll()
      .where('batch_id', '=', undoes)
      .where('record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
      .execute();
    const byId = new Map(edited.map((row) => [row.record_id, row]));
    const rows: NewRow<'edit_batch_row'>[] = [];
    const events: TrailEvent[] = [];
    for (const record of await lockRecords(tx, recordIds)) {
      const change = byId.get(record.id);
      if (!change || done.has(record.id)) continue;
      const { row, event } = await restore(context, record, { change, editId, reason });
      rows.push(row);
      if (event) events.push(event);
    }
    await writeRows(tx, rows);
    const [event, ...more] = events;
    return event ? changed(countRows(rows), event, ...more) : unchanged(countRows(rows));
  },
});

type Restoring = { change: Row<'edit_batch_row'>; editId: string; reason: string };

async function restore(
  context: CommandContext,
  record: Row<'record'>,
  { change, editId, reason }: Restoring,
) {
  const row = { batch_id: editId, agency_id: record.agency_id, record_id: record.id };
  const restored = await refusing(async () => {
    requireFreeToCorrect(context.actor, record);
    return restoredDescription(record, change);
  });
  if (restored.outcome === 'refused')
    return { row: { ...row, outcome: restored.outcome, refusal: restored.refusal, version: null } };
  const { after } = restored;
  const details = { edit: editId, undoes: change.batch_id };
  const written = await changeDescription(context, { record, after, reason, details });
  if (!written)
    return { row: { ...row, outcome: 'unchanged' as const, refusal: null, version: null } };
  return {
    row: {
      ...row,
      outcome: 'changed' as const,
      refusal: null,
      version: record.version + 1,
      before: JSON.stringify(written.before),
      after: JSON.stringify(written.after),
    },
    event: written.event,
  };
}

function restoredDescription(record: Row<'record'>, change: Row<'edit_batch_row'>): Edited {
  if (record.version !== change.version)
    return { outcome: 'refused', refusal: '批量修改之后又有人改过，未撤销' };
  recordStep(record, 'describe');
  requireClassStays(record, Object.keys(change.before) as DescriptionField[]);
  return { outcome: 'changed', after: withChanges(descriptionOf(record), change.before) };
}
