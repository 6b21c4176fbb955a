import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { isClassified, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findReaders, type Reader } from './readers.ts';

type CirculateRecord = {
  recordId: string;
  recipients: readonly string[];
  inOrder: boolean;
  dueOn: string;
  escalateAfterDays: number;
  purpose: string;
};

/** A record goes to its readers: to the first of them, or to all at once (workflows H.7). */
export const circulateRecord = command<CirculateRecord, { circulationId: string }>({
  name: 'collection.circulate-record',

  async perform({ tx, actor, now }, input) {
    const { recordId, inOrder, dueOn, escalateAfterDays, purpose } = input;
    if (dueOn < dayOf(now)) throw new Problem('collection.circulation-day-past', { day: dueOn });
    const record = await getCirculable(tx, recordId);
    const people = [...new Set(input.recipients)];
    const readers = await findReaders(tx, { agencyId: record.agency_id, people, now });
    requireCleared(record, readers);
    const whose = { agency_id: record.agency_id, record_id: recordId };
    const { id } = await tx
      .insertInto('circulation')
      .values({
        ...whose,
        purpose,
        begun_by: actor.personId ?? '',
        begun_at: now,
        in_order: inOrder,
        due_on: dueOn,
        escalate_after_days: escalateAfterDays,
        department_ids: [...new Set(readers.flatMap(({ departmentId }) => departmentId ?? []))],
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('circulation_recipient')
      .values(
        readers.map(({ personId, departmentId }, position) => ({
          ...whose,
          circulation_id: id,
          person_id: personId,
          department_id: departmentId,
          position,
          sent_at: inOrder && position > 0 ? null : now,
        })),
      )
      .execute();
    return changed(
      { circulationId: id },
      {
        subject: `record:${recordId}`,
        agencyId: record.agency_id,
        details: { circulation: id, recipients: readers.map(({ name }) => name), inOrder, dueOn },
      },
    );
  },
});

/** Handling state secrets in a system that is not made for them is forbidden (workflows I.2). */
async function getCirculable(tx: Tx, recordId: string): Promise<Row<'record'>> {
  const record = await tx
    .selectFrom('record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found', { recordId });
  if (record.quarantined_at)
    throw new Problem('collection.classified-not-circulated', { why: '因密级标志被隔离' });
  if (isClassified(record.security_level))
    throw new Problem('collection.classified-not-circulated', {
      why: `标有密级“${securityLevelNames[record.security_level]}”`,
    });
  if (record.state === 'draft' || record.state === 'voided')
    throw new Problem('collection.not-circulated-in-state', {
      state: recordStateNames[record.state],
    });
  return record;
}

/** Only to people of equal or higher clearance; the refusal says who is not. */
function requireCleared(record: Row<'record'>, readers: readonly Reader[]): void {
  const below = readers.filter(({ clearance }) => clearance < record.security_rank);
  if (below.length > 0)
    throw new Problem('collection.recipient-not-cleared', {
      names: below.map(({ name }) => name).join('、'),
      level: securityLevelNames[record.security_level],
    });
}
