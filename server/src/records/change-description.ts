import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import type {
  Description,
  DescriptionChanges,
  DescriptionField,
} from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import {
  describedColumns,
  requireReadable,
  secrecyMarkOf,
  withDepartmentName,
} from './description-columns.ts';
import { recordStep } from './lock-record.ts';
import { matterName, requireMatterOpen } from './matter-of-record.ts';
import { changedMore, issuesOfMore, type MoreChange, profileOf } from './profile-description.ts';
import { descriptionOf } from './record-queries.ts';
import { clauseText, requireClauseInForce } from './retention-clause.ts';

/** A description as it is to be, whole, with the further fields that change. */
type Asked = {
  readonly after: Description;
  readonly more?: ProfileValues | undefined;
  /** Its code changes with it, in the same transaction: a renumbering that was approved. */
  readonly renumbered?: boolean;
};

/**
 * What a change would make of a description; refused where it says something impossible, or where the
 * record's state or code forbids it. The same for a preview, a proposal and the act.
 */
export async function compareDescription(
  db: Db,
  record: Row<'record'>,
  { after: asked, more = {}, renumbered = false }: Asked,
) {
  recordStep(record, 'describe');
  const before = descriptionOf(record);
  const profile = await profileOf(db, record);
  const named = await withDepartmentName(db, record.agency_id, asked);
  const differences = fieldsThatDiffer(before, named);
  requireReadable(only(named, differences), issuesOfMore(profile, more));
  if (!renumbered) requireClassStays(record, differences);
  if (named.matterId && differences.includes('matterId'))
    await requireMatterOpen(db, record.fonds_id, named.matterId);
  if (named.retentionItemId && differences.includes('retentionItemId'))
    await requireClauseInForce(db, record.agency_id, named.retentionItemId);
  return {
    before,
    after: named,
    differences,
    further: changedMore(record.more, more),
    profileId: profile?.id ?? record.profile_id,
  };
}

type Change = Asked & {
  /** Locked until the transaction ends. */
  readonly record: Row<'record'>;
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
  { record, reason, details = {}, ...asked }: Change,
): Promise<DescriptionChange | undefined> {
  const compared = await compareDescription(tx, record, asked);
  const { before, after, differences, further, profileId } = compared;
  if (differences.length + further.differences.length === 0) return undefined;

  const mark = newMark(record, after, further.more);
  const { personId } = actor;
  await tx
    .updateTable('record')
    .set({
      ...describedColumns(after),
      more: JSON.stringify(further.more),
      profile_id: profileId,
      ...(mark !== null && { quarantined_at: now, quarantine_mark: mark }),
      changed_by: personId,
      changed_at: now,
      version: record.version + 1,
    })
    .where('id', '=', record.id)
    .execute();
  await writeFieldChanges(tx, record, { ...compared, further: further.differences, personId, now });
  const event: TrailEvent = {
    subject: `record:${record.id}`,
    agencyId: record.agency_id,
    details: {
      ...details,
      fields: [...differences, ...further.differences.map(({ field }) => field)],
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
function newMark(
  { quarantine_mark }: Row<'record'>,
  after: Description,
  more: Readonly<Record<string, unknown>>,
): string | null {
  const mark = secrecyMarkOf(after, [], more);
  return mark === quarantine_mark ? null : mark;
}

export function fieldsThatDiffer(before: Description, after: Description): DescriptionField[] {
  return (Object.keys(after) as DescriptionField[]).filter(
    (field) => before[field] !== after[field],
  );
}

/** A filed record's code tells its year, period and department: those change only with its code. */
export function requireClassStays(
  { state }: Pick<Row<'record'>, 'state'>,
  differences: readonly DescriptionField[],
): void {
  const inCode: DescriptionField[] = [
    'year',
    'retention',
    'departmentId',
    'departmentName',
    'matterId',
  ];
  if (state === 'filed' && differences.some((field) => inCode.includes(field)))
    throw new Problem('records.wrong-state', {
      state: '已归档',
      action: '单独改变年度、保管期限、机构或问题，由“编号调整”随档号一起改',
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
  const described = differences.map(async (field) => ({
    field: field as string,
    before: await shownValue(tx, field, before),
    after: await shownValue(tx, field, after),
  }));
  const rows = [...(await Promise.all(described)), ...further].map((change) => ({
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
  if (field === 'matterId') return matterName(tx, of.matterId);
  if (field === 'retentionItemId') return clauseText(tx, of.retentionItemId);
  const value = of[field];
  return value === null ? null : String(value);
}
