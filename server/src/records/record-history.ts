import type { Db } from '#platform/database.ts';
import { moreField, profileOf } from './profile-description.ts';
import { getShownRecord } from './record-queries.ts';

/** Field changes with old and new value, and the trail as far as the reader may see it; newest first. */
export async function getRecordHistory(db: Db, recordId: string) {
  const record = await getShownRecord(db, recordId);
  const profile = await profileOf(db, record);
  const changes = await db
    .selectFrom('field_change')
    .leftJoin('person', 'person.id', 'field_change.changed_by')
    .select(['field', 'old_value as oldValue', 'new_value as newValue'])
    .select(['person.name as changedByName', 'changed_at as changedAt'])
    .where('record_id', '=', recordId)
    .orderBy('field_change.id', 'desc')
    .limit(500)
    .execute();
  const events = await db
    .selectFrom('trail_entry')
    .select(['seq', 'at', 'command', 'actor_name as actorName', 'details'])
    .where('subject', '=', `record:${recordId}`)
    .orderBy('seq', 'desc')
    .limit(500)
    .execute();
  return {
    changes: changes.map((change) => ({
      ...change,
      // A key of a profile says little to a reader; the name it has in the profile does.
      fieldName: profile?.fields.find(({ key }) => moreField(key) === change.field)?.name ?? null,
    })),
    events,
  };
}
