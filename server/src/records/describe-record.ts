import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import {
  type Description,
  type DescriptionChanges,
  type DescriptionField,
  isAccepted,
  withChanges,
} from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { correctionsOf } from './corrections.ts';
import {
  describedColumns,
  requireReadable,
  secrecyMarkOf,
  withDepartmentName,
} from './description-columns.ts';
import { lockRecord, recordStep } from './lock-record.ts';
import { changedMore, issuesOfMore, type MoreChange, profileOf } from './profile-description.ts';
import { descriptionOf } from './record-queries.ts';
import { clauseText, requireClauseInForce } from './retention-clause.ts';

type DescribeRecord = {
  recordId: string;
  version: number;
  changes: DescriptionChanges;
  /** Further fields, by the keys of the category's profile. */
  more?: ProfileValues | undefined;
  reason?: string | undefined;
};

/**
 * Changes a description. After acceptance a correction is approved by the head of the archives, who
 * may make one at once, unless the agency has it otherwise (GB/T 39784-2021, 5.3-5).
 */
export const describeRecord = command<DescribeRecord, string>({
  name: 'records.describe-record',

  async perform(context, input) {
    const record = await lockRecord(context.tx, input.recordId);
    if (record.version === input.version) await requireApproval(context, record);
    const event = await changeDescription(context, input);
    return event ? changed(input.recordId, event) : unchanged(input.recordId);
  },
});

async function requireApproval({ tx, actor }: CommandContext, record: Row<'record'>) {
  if (actor.duty === 'system' || actor.permissions.has('collection.decide')) return;
  if (!isAccepted(record.state)) return;
  if ((await correctionsOf(tx, record.agency_id)) === 'approval')
    throw new Problem('collection.needs-approval', { recordId: record.id });
}

/** The change itself, with its history; undefined where nothing differs. */
export async function changeDescription(
  { tx, actor, now }: CommandContext,
  { recordId, version, changes, more = {}, reason }: DescribeRecord,
): Promise<TrailEvent | undefined> {
  const record = await lockRecord(tx, recordId);
  if (record.version !== version)
    throw new Problem('records.changed-meanwhile', { by: await nameOf(tx, record.changed_by) });
  const { before, after, differences, further, profileId } = await compareDescription(
    tx,
    record,
    changes,
    more,
  );
  if (differences.length + further.differences.length === 0) return undefined;

  const mark = newMark(record, after, further.more);
  await tx
    .updateTable('record')
    .set({
      ...describedColumns(after),
      more: JSON.stringify(further.more),
      profile_id: profileId ?? record.profile_id,
      ...(mark !== null && { quarantined_at: now, quarantine_mark: mark }),
      changed_by: actor.personId,
      changed_at: now,
      version: version + 1,
    })
    .where('id', '=', recordId)
    .execute();
  const { personId } = actor;
  await writeFieldChanges(tx, record, {
    before,
    after,
    differences,
    further: further.differences,
    personId,
    now,
  });
  const details = {
    fields: [...differences, ...further.differences.map(({ field }) => field)],
    ...(reason && { reason }),
    ...(mark && { quarantined: mark }),
  };
  return { subject: `record:${recordId}`, agencyId: record.agency_id, details };
}

/** What changes would make of a description; refused where the record's state or code forbids them. */
export async function compareDescription(
  tx: Tx,
  record: Row<'record'>,
  changes: DescriptionChanges,
  more: ProfileValues = {},
) {
  recordStep(record, 'describe');
  const profile = await profileOf(tx, record);
  requireReadable(changes, issuesOfMore(profile, more));
  const before = descriptionOf(record);
  const after = await withDepartmentName(tx, record.agency_id, withChanges(before, changes));
  const differences = fieldsThatDiffer(before, after);
  requireClassStays(record, differences);
  if (after.retentionItemId && differences.includes('retentionItemId'))
    await requireClauseInForce(tx, record.agency_id, after.retentionItemId);
  const further = changedMore(record.more, more);
  return { before, after, differences, further, profileId: profile?.id };
}

/** A mark the record bore when a person released it has been judged, and does not catch it again. */
function newMark(
  { quarantine_mark }: Row<'record'>,
  after: Description,
  more: Readonly<Record<string, unknown>>,
): string | null {
  const mark = secrecyMarkOf(after, [], more);
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
  further: readonly MoreChange[];
  personId: string | null;
  now: Date;
};

async function writeFieldChanges(
  tx: Tx,
  record: Row<'record'>,
  { before, after, differences, further, personId, now }: Difference,
): Promise<void> {
  const rows = [
    ...(await Promise.all(
      differences.map(async (field) => ({
        field: field as string,
        before: await shownValue(tx, field, before),
        after: await shownValue(tx, field, after),
      })),
    )),
    ...further,
  ].map((change) => ({
    agency_id: record.agency_id,
    record_id: record.id,
    field: change.field,
    old_value: change.before,
    new_value: change.after,
    changed_by: personId,
    changed_at: now,
  }));
  await tx.insertInto('field_change').values(rows).execute();
}

/** A clause is written into the history as it reads, since its id says nothing to anybody. */
async function shownValue(
  tx: Tx,
  field: DescriptionField,
  of: Description,
): Promise<string | null> {
  if (field === 'retentionItemId') return clauseText(tx, of.retentionItemId);
  const value = of[field];
  return value === null ? null : String(value);
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
