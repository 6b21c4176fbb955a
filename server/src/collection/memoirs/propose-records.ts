import { namesIn, type ProposalReason } from '@lantai/contract/collection/memoir.ts';
import type { NamedRecord } from '@lantai/contract/collection/named-record.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { concealed, namedRecords } from '../named-records.ts';

const most = 20;

export type ProposedRecord = NamedRecord & { reasons: ProposalReason[] };

/**
 * Records of the agency that may speak of the same fact: of the same day, with one of the names in
 * title or persons, or with the event in the title. What speaks for one in several ways comes first.
 */
export async function proposeRecords(
  db: Db,
  version: Pick<Row<'memoir_version'>, 'agency_id' | 'happened_on' | 'persons' | 'event'>,
): Promise<ProposedRecord[]> {
  const ofDay = sql<boolean>`coalesce(record.document_on = ${version.happened_on}::date, false)`;
  const names = namesIn(version.persons).map((name) => `%${escaped(name)}%`);
  const ofPerson = sql<boolean>`coalesce(
    concat_ws(' ', record.title, record.persons) like any (${names}::text[]), false)`;
  const ofEvent = sql<boolean>`coalesce(record.title like ${`%${escaped(version.event)}%`}, false)`;
  const rows = await namedRecords(db)
    .select([ofDay.as('ofDay'), ofPerson.as('ofPerson'), ofEvent.as('ofEvent')])
    .where('record.agency_id', '=', version.agency_id)
    .where('record.state', 'not in', ['draft', 'voided'])
    .where('record.quarantined_at', 'is', null)
    .where((row) => row.or([ofDay, ofPerson, ofEvent]))
    .orderBy(sql`${ofDay}::int + ${ofPerson}::int + ${ofEvent}::int desc`)
    .orderBy('record.created_at')
    .orderBy('record.id')
    .limit(most)
    .execute();
  return rows.map(({ ofDay: day, ofPerson: person, ofEvent: event, ...record }) => ({
    ...concealed(record),
    reasons: [
      ...(day ? (['day'] as const) : []),
      ...(person ? (['person'] as const) : []),
      ...(event ? (['event'] as const) : []),
    ],
  }));
}

/** % and _ stand for themselves. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`);
}
