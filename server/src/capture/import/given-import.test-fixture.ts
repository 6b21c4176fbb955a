import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemActor } from '#platform/actor.ts';
import type { TestArchive } from '../../../test/test-archive.ts';
import { type ImportRequest, runImport } from './run-import.ts';

export const sharedData = resolve(import.meta.dirname, '../../../../../shared/data');
export const lawsPdf = resolve(sharedData, 'laws-pdf');
export const legacyFile = (name: string) => resolve(sharedData, 'legacy', name);

export const hasSharedData = existsSync(sharedData);
if (!hasSharedData)
  console.warn(`not run, ${sharedData} is absent: imports of the legacy catalogue`);

/** Imports as the command line does, into the fonds A001 unless said otherwise. */
export function importInto(
  archive: TestArchive,
  request: Partial<ImportRequest> & { file: string },
) {
  return runImport(archive.platform, archive.storage, {
    fondsCode: 'A001',
    category: 'WS',
    dryRun: false,
    actor: systemActor,
    ...request,
  });
}

/** Whole tables as they stand, row for row: what a second import must leave as it was. */
export async function tablesOf(archive: TestArchive) {
  const tables = ['record', 'component', 'temporary_number_head', 'search_outbox'] as const;
  return archive.read(systemActor, async (db) =>
    Promise.all(
      tables.map(async (table) => {
        const rows = await db.selectFrom(table).selectAll().execute();
        return [table, rows.map((row) => JSON.stringify(row)).toSorted()] as const;
      }),
    ),
  );
}

/** What came in, without what differs from one import of the same rows to the next. */
export async function contentOf(archive: TestArchive) {
  return archive.read(systemActor, async (db) => {
    const records = await db
      .selectFrom('record')
      .select(['id', 'source_key', 'title', 'retention', 'date_given', 'department_name'])
      .select(['state', 'quarantine_mark'])
      .orderBy('source_key')
      .execute();
    const components = await db
      .selectFrom('component')
      .select(['record_id', 'position', 'role', 'file_name', 'sha512', 'sm3'])
      .orderBy('position')
      .execute();
    const ofRecord = Map.groupBy(components, ({ record_id }) => record_id);
    return records.map(({ id, ...record }) => ({
      ...record,
      components: (ofRecord.get(id) ?? []).map(({ record_id: _record, ...component }) => component),
    }));
  });
}
