import type { ListedRecord } from '@lantai/contract/transfer/transfer-batch.ts';
import type { Db, Row } from '#platform/database.ts';
import { findListedVolumes, type ListedVolume } from './listed-volumes.ts';
import { placeOfRecord } from './package-folder.ts';

/** A record of a batch and where it lies in the package; null for what is on paper alone. */
export type PackedItem = {
  readonly recordId: string;
  readonly listed: ListedRecord;
  readonly place: string | null;
};

export type BatchToPack = {
  readonly batch: Row<'transfer_batch'>;
  readonly unitName: string;
  readonly fondsCode: string;
  readonly categories: readonly string[];
  readonly items: readonly PackedItem[];
  readonly volumes: readonly ListedVolume[];
};

export async function findBatchToPack(db: Db, batchId: string): Promise<BatchToPack | undefined> {
  const found = await db
    .selectFrom('transfer_batch')
    .innerJoin('fonds', 'fonds.id', 'transfer_batch.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'transfer_batch.agency_id')
    .selectAll('transfer_batch')
    .select(['fonds.code as fondsCode', 'agency.name as unitName'])
    .where('transfer_batch.id', '=', batchId)
    .executeTakeFirst();
  if (!found) return undefined;
  const { fondsCode, unitName, ...batch } = found;
  const rows = await db
    .selectFrom('transfer_item')
    .innerJoin('record', 'record.id', 'transfer_item.record_id')
    .select(['record.id', 'record.category', 'record.year', 'record.retention', 'listed'])
    .select(['record.archival_code', 'record.carrier'])
    .where('batch_id', '=', batchId)
    .where('released', '=', false)
    .orderBy('position')
    .execute();
  const inOrder = (one: string, other: string) => (one < other ? -1 : 1);
  const items = rows.map(({ id, listed, archival_code, carrier, ...record }) => ({
    recordId: id,
    listed,
    place:
      carrier === 'paper'
        ? null
        : placeOfRecord(batch.profile, { ...record, fondsCode, code: archival_code ?? '' }),
  }));
  const categories = [...new Set(rows.map(({ category }) => category))].toSorted(inOrder);
  const volumes = await findListedVolumes(db, items);
  return { batch, unitName, fondsCode, categories, items, volumes };
}
