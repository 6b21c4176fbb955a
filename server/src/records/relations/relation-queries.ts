import type { RecordRelation } from '@lantai/contract/records/relation.ts';
import type { Db } from '#platform/database.ts';
import { getShownRecord } from '../record-queries.ts';
import { suggestRelations } from './suggest-relations.ts';

/** What a record is to others and others to it, as it stands today; and what its words suggest. */
export async function getRelations(db: Db, recordId: string) {
  const record = await getShownRecord(db, recordId);
  const relations = await findRelations(db, recordId);
  const related = relations.map(({ other }) => other.id);
  return { relations, suggestions: await suggestRelations(db, record, related) };
}

async function findRelations(db: Db, recordId: string): Promise<RecordRelation[]> {
  const rows = await db
    .selectFrom('record_relation')
    .innerJoin('record as other', (join) =>
      join.on((row) =>
        row.or([
          row.and([
            row('record_relation.first_id', '=', recordId),
            row('other.id', '=', row.ref('record_relation.second_id')),
          ]),
          row.and([
            row('record_relation.second_id', '=', recordId),
            row('other.id', '=', row.ref('record_relation.first_id')),
          ]),
        ]),
      ),
    )
    .leftJoin('person', 'person.id', 'record_relation.made_by')
    .select(['record_relation.id', 'kind', 'first_id', 'note', 'made_at as madeAt'])
    .leftJoin('destroyed_record', 'destroyed_record.record_id', 'other.id')
    .select(['person.name as madeByName', ...relatedColumns('other')])
    .select('destroyed_record.list_number as destroyedIn')
    .where('record_relation.removed_at', 'is', null)
    .orderBy('made_at')
    .orderBy('record_relation.id')
    .execute();
  return rows.map(({ id, kind, first_id, note, madeAt, madeByName, ...other }) => ({
    id,
    kind,
    side: first_id === recordId ? 'first' : 'second',
    note,
    madeAt,
    madeByName,
    other: { ...other, id: other.otherId },
  }));
}

/** The columns by which a list knows a record. */
export function relatedColumns<Name extends string>(name: Name) {
  return [
    `${name}.id as otherId`,
    `${name}.state`,
    `${name}.archival_code as archivalCode`,
    `${name}.temporary_number as temporaryNumber`,
    `${name}.title`,
    `${name}.document_number as documentNumber`,
    `${name}.transferred_to as transferredTo`,
    `${name}.transfer_number as transferNumber`,
    `${name}.appraised_retention as appraisedRetention`,
  ] as const;
}
