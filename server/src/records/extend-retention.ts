import { shownRetention } from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import { lockRecord, recordStep } from './lock-record.ts';

type Extension = { recordId: string; retention: string; fromYear: number; batch: string };

/**
 * Gives a filed record the period an appraisal decided on. Its code keeps the one it was filed with; the
 * new one stands beside it, with the year it counts from, and only another appraisal changes it.
 */
export async function extendRetention(
  { tx, actor, now }: CommandContext,
  { recordId, retention, fromYear, batch }: Extension,
): Promise<TrailEvent> {
  const record = await lockRecord(tx, recordId);
  recordStep(record, 'describe');
  const shown = (period: string | null, year: number | null) =>
    period === null ? '' : `${shownRetention(period)}（自 ${year} 年）`;
  const before = shown(
    record.appraised_retention ?? record.retention,
    record.appraised_year ?? record.year,
  );
  const after = shown(retention, fromYear);
  await tx
    .updateTable('record')
    .set({
      appraised_retention: retention,
      appraised_year: fromYear,
      changed_by: actor.personId,
      changed_at: now,
      version: record.version + 1,
    })
    .where('id', '=', recordId)
    .execute();
  await tx
    .insertInto('field_change')
    .values({
      agency_id: record.agency_id,
      record_id: recordId,
      field: 'retention',
      old_value: before,
      new_value: after,
      changed_by: actor.personId,
      changed_at: now,
    })
    .execute();
  return {
    subject: `record:${recordId}`,
    agencyId: record.agency_id,
    details: { batch, from: before, to: after },
  };
}
