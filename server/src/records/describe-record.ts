import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import { type DescriptionChanges, withChanges } from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { changeDescription } from './change-description.ts';
import { requireFreeToCorrect } from './corrections.ts';
import { lockRecord } from './lock-record.ts';
import { descriptionOf } from './record-queries.ts';

type DescribeRecord = {
  recordId: string;
  version: number;
  changes: DescriptionChanges;
  /** Further fields, by the keys of the category's profile. */
  more?: ProfileValues | undefined;
  reason?: string | undefined;
};

/** Changes a description; after acceptance only who may correct without asking. */
export const describeRecord = command<DescribeRecord, string>({
  name: 'records.describe-record',

  async perform(context, input) {
    const record = await lockRecord(context.tx, input.recordId);
    if (record.version === input.version) requireFreeToCorrect(context.actor, record);
    const event = await describeLocked(context, input);
    return event ? changed(input.recordId, event) : unchanged(input.recordId);
  },
});

/** The change itself, of the version that was seen; undefined where nothing differs. */
export async function describeLocked(
  context: CommandContext,
  { recordId, version, changes, more, reason }: DescribeRecord,
): Promise<TrailEvent | undefined> {
  const record = await lockRecord(context.tx, recordId);
  if (record.version !== version)
    throw new Problem('records.changed-meanwhile', {
      by: await nameOf(context.tx, record.changed_by),
    });
  const after = withChanges(descriptionOf(record), changes);
  const change = await changeDescription(context, { record, after, more, reason });
  return change?.event;
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
