import type {
  Description,
  DescriptionChanges,
  DescriptionField,
} from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { describedColumns, secrecyMarkOf, withDepartmentName } from './description-columns.ts';
import { descriptionOf } from './record-queries.ts';

type Asked = {
  /** Locked, and in a state that may be described. */
  readonly record: Row<'record'>;
  readonly after: Description;
  readonly reason?: string | undefined;
  /** What else the trail is told, as the batch a change belongs to. */
  readonly details?: Record<string, unknown>;
};

export type DescriptionChange = {
  readonly event: TrailEvent;
  /** The fields that changed, as they were and as they are now. */
  readonly before: DescriptionChanges;
  readonly after: DescriptionChanges;
};

/** Writes a description with its history, and quarantines what now bears a secrecy mark. */
export async function changeDescription(
  { tx, actor, now }: CommandContext,
  { record, after: asked, reason, details = {} }: Asked,
): Promise<DescriptionChange | undefined> {
  const before = descriptionOf(record);
  const after = await withDepartmentName(tx, record.agency_id, asked);
  const differences = fieldsThatDiffer(before, after);
  if (differences.length === 0) return undefined;
  requireClassStays(record, differences);

  const mark = newMark(record, after);
  await tx
    .updateTable('record')
    .set({
      ...describedColumns(after),
      ...(mark !== null && { quarantined_at: now, quarantine_mark: mark }),
      changed_by: actor.personId,
      changed_at: now,
      version: record.version + 1,
    })
    .where('id', '=', record.id)
    .execute();
  const personId = actor.personId;
  await writeFieldChanges(tx, record, { before, after, differences, personId, now });
  const event: TrailEvent = {
    subject: `record:${record.id}`,
    agencyId: record.agency_id,
    details: {
      ...details,
      fields: differences,
      ...(reason && { reason }),
      ...(mark && { quarantined: mark }),
    },
  };
  return { event, before: only(before, differences), after: only(after, differences) };
}

function only(of: Description, fields: readonly DescriptionField[]): DescriptionChanges {
  return Object.fromEntries(fields.map((field) => [field, of[field]]));
}

/** A mark the record bore when a person released it has been judged, and does not catch it again. */
function newMark({ quarantine_mark }: Row<'record'>, after: Description): string | null {
  const mark = secrecyMarkOf(after);
  return mark === quarantine_mark ? null : mark;
}

export function fieldsThatDiffer(before: Description, after: Description): DescriptionField[] {
  return (Object.keys(after) as DescriptionField[]).filter(
    (field) => before[field] !== after[field],
  );
}

/** A filed record's code tells its year, period and department: those change only by re-filing. */
export function requireClassStays(
  { state }: Pick<Row<'record'>, 'state'>,
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
  const rows = differences.map((field) => ({
    agency_id: record.agency_id,
    record_id: record.id,
    field,
    old_value: asText(before[field]),
    new_value: asText(after[field]),
    changed_by: personId,
    changed_at: now,
  }));
  await tx.insertInto('field_change').values(rows).execute();
}
