import type { Db } from '#platform/database.ts';
import { findRelationsNow } from '../../records/metadata/known-relations.ts';
import { findStoredRecords, metadataOf, placedComponents } from '../store-record.ts';
import { findNames, namesIn } from './names-of-rows.ts';
import { findToldRows } from './told-rows.ts';

/** What the objects of these records are to say now: the text of `metadata/record.json` by record. */
export async function tellRecords(
  db: Db,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const filings = await findStoredRecords(db, recordIds);
  const stored = filings.map(({ record }) => record.id);
  const relations = await findRelationsNow(db, stored);
  const rows = await findToldRows(db, 'record', stored);
  const names = await findNames(db, rows.values());
  return new Map(
    filings.map((filing) => {
      const { id } = filing.record;
      const tables = rows.get(id) ?? {};
      const catalogue = { names: namesIn(names, tables, id), tables };
      const placed = placedComponents(filing.components);
      return [id, metadataOf(filing, placed, { relations: relations.get(id) ?? [], catalogue })];
    }),
  );
}
