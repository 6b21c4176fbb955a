import {
  type Description,
  type DescriptionChanges,
  type DescriptionField,
  withChanges,
} from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import {
  describedColumns,
  requireReadable,
  secrecyMarkOf,
  withDepartmentName,
} from './description-columns.ts';
import { lockRecord, recordStep } from './lock-record.ts';
import { descriptionOf } from './record-queries.ts';
import { clauseText, requireClauseInForce } from './retention-clause.ts';

type DescribeRecord = {
  recordId: string;
  version: number;
  changes: DescriptionChanges;
  reason?: string | undefined;
};

export const describeRecord = command<DescribeRecord, string>({
  name: 'records.describe-record',

  async perform({ tx, actor, now }, { recordId, version, changes, reason }) {
    const record = await lockRecord(tx, recordId);
    if (record.version !== version)
      throw new Problem('records.changed-meanwhile', { by: await nameOf(tx, record.changed_by) });
    recordStep(record, 'describe');
    requireReadable(changes);

    const before = descriptionOf(record);
    const after = await withDepartmentName(tx, record.agency_id, withChanges(before, changes));
    const differences = fieldsThatDiffer(before, after);
    if (differences.length === 0) return unchanged(recordId);
    requireClassStays(record, differences);
    if (after.retentionItemId && differences.includes('retentionItemId'))
      await requireClauseInForce(tx, record.agency_id, after.retentionItemId);

    const mark = newMark(record, after);
    await tx
      .updateTable('record')
      .set({
        ...describedColumns(after),
        ...(mark !== null && { quarantined_at: now, quarantine_mark: mark }),
        changed_by: actor.personId,
        changed_at: now,
        version: version + 1,
      })
      .where('id', '=', recordId)
      .execute();
    await writeFieldChanges(tx, record, {
      before,
      after,
      differences,
      personId: actor.personId,
      now,
    });
    const details = {
      fields: differences,
      ...(reason && { reason }),
      ...(mark && { quarantined: mark }),
    };
    const event: TrailEvent = {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details,
    };
    return changed(recordId, event);
  },
});

/** A mark the record bore when a person released it has been judged, and does not catch it again. */
function newMark({ quarantine_mark }: Row<'record'>, after: Description): string | null {
  const mark = secrecyMarkOf(after);
  return mark === quarantine_mark ? null : mark;
}

function fieldsThatDiffer(before: Description, after: Description): DescriptionField[] {
  return (Object.keys(after) as DescriptionField[]).filter(
    (field) => before[field] !== after[field],
  );
}

/** A filed record's code tells its year, period and department: those change only by re-filing. */
function requireClassStays(
  { state }: Row<'record'>,
  differences: readonly DescriptionField[],
): void {
  const inCode: DescriptionField[] = ['year', 'retention', 'departmentId', 'departmentName'];
  if (state === 'filed' && differences.some((field) => inCode.includes(field)))
    throw new Problem('records.wrong-state', {
      state: '已归档',
      action: '改变年度、保管期限或机构',
    });
}

type Difference = {
  before: Description;
  after: Description;
  differences: readonly DescriptionField[];
  personId: string | null;
  now: Date;
};

async function writeFieldChanges(
  tx: Tx,
  record: Row<'record'>,
  { before, after, differences, personId, now }: Difference,
): Promise<void> {
  const asText = (value: Description[DescriptionField]) => (value === null ? null : String(value));
  const shown = async (field: DescriptionField, of: Description) =>
    field === 'retentionItemId' ? clauseText(tx, of.retentionItemId) : asText(of[field]);
  const rows = await Promise.all(
    differences.map(async (field) => ({
      agency_id: record.agency_id,
      record_id: record.id,
      field,
      old_value: await shown(field, before),
      new_value: await shown(field, after),
      changed_by: personId,
      changed_at: now,
    })),
  );
  await tx.insertInto('field_change').values(rows).execute();
}

async function nameOf(tx: Tx, personId: string | null): Promise<string> {
  if (personId === null) return '系统';
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst();
  return person?.name ?? '他人';
}
