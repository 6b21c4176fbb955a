import { type DescriptionChanges, withChanges } from '@lantai/contract/records/record.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { changeDescription } from './change-description.ts';
import { requireReadable } from './description-columns.ts';
import { lockRecord, recordStep } from './lock-record.ts';
import { descriptionOf } from './record-queries.ts';

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

    const change = await changeDescription(
      { tx, actor, now },
      { record, after: withChanges(descriptionOf(record), changes), reason },
    );
    return change === undefined ? unchanged(recordId) : changed(recordId, change.event);
  },
});

async function nameOf(tx: Tx, personId: string | null): Promise<string> {
  if (personId === null) return '系统';
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst();
  return person?.name ?? '他人';
}
