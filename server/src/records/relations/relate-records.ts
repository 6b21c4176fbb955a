import {
  otherSide,
  type RelationKind,
  type RelationSide,
  relationName,
} from '@lantai/contract/records/relation.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';

type RelateRecords = {
  recordId: string;
  otherId: string;
  kind: RelationKind;
  side: RelationSide;
  note?: string | undefined;
};

/** Says what a record is to another. One row for the pair, whichever of the two it was said of. */
export const relateRecords = command<RelateRecords, { relationId: string }>({
  name: 'records.relate-records',

  async perform({ tx, actor, now }, { recordId, otherId, kind, side, note }) {
    if (recordId === otherId) throw new Problem('records.related-to-itself');
    const record = await getRelatable(tx, recordId);
    const other = await getRelatable(tx, otherId);
    if (record.agency_id !== other.agency_id) throw new Problem('records.of-two-agencies');
    const [first, second] = side === 'first' ? [recordId, otherId] : [otherId, recordId];
    const { id } = await tx
      .insertInto('record_relation')
      .values({
        agency_id: record.agency_id,
        first_id: first,
        second_id: second,
        kind,
        note: note || null,
        made_by: actor.personId,
        made_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('record_relation_once', 'records.related-already', {
          relation: relationName(kind, side),
        }),
      );
    const agencyId = record.agency_id;
    // Both records' histories tell of it, each in its own words.
    return changed(
      { relationId: id },
      {
        subject: `record:${recordId}`,
        agencyId,
        details: { related: relationName(kind, side), to: otherId, note: note ?? null },
      },
      {
        subject: `record:${otherId}`,
        agencyId,
        details: { related: relationName(kind, otherSide(side)), to: recordId, note: note ?? null },
      },
    );
  },
});

async function getRelatable(tx: Tx, recordId: string) {
  const record = await tx
    .selectFrom('record')
    .select(['agency_id', 'quarantined_at'])
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found', { recordId });
  // Its relations would tell what it is about.
  if (record.quarantined_at) throw new Problem('records.quarantined', { action: '关联' });
  return record;
}
