import type { Selectable } from 'kysely';
import { type Actor, systemActor } from '#platform/actor.ts';
import type { Tables } from '#platform/tables.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../test/test-archive.ts';
import { fileRecords } from './file-records.job.ts';

/** An agency and its archivist, and the job that files. */
export async function givenArchivist() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  return { archive, agency, archivist };
}

export function fileAll(
  archive: TestArchive,
  actor: Actor,
  { fondsId }: Pick<TestAgency, 'fondsId'>,
  recordIds?: string[],
) {
  const job = fileRecords(archive.platform, archive.storage);
  return archive.perform(job, actor, { fondsId, ...(recordIds && { recordIds }) });
}

export type Numbered = Pick<
  Selectable<Tables['record']>,
  'id' | 'state' | 'title' | 'class_key' | 'item_number' | 'archival_code' | 'document_on'
>;

/** Every record that has a number, class by class in the order of its numbers. */
export async function numberedRecords(archive: TestArchive): Promise<Numbered[]> {
  return archive.read(systemActor, (db) =>
    db
      .selectFrom('record')
      .select(['id', 'state', 'title', 'class_key', 'item_number', 'archival_code', 'document_on'])
      .where('item_number', 'is not', null)
      .orderBy('class_key')
      .orderBy('item_number')
      .execute(),
  );
}
