import type { Row } from '#platform/database.ts';
import { canonicalJson } from '../audit/sealing/canonical-entry.ts';
import { digestText } from '../preservation/digest.ts';

type Approved = Pick<
  Row<'destruction_list'>,
  'number' | 'fonds_id' | 'batch_id' | 'proposed_by' | 'approved_by'
> & { readonly approvedAt: string };

/** What is approved and signed: the cover and the rows that were not struck off, in one text. */
export function listDigest(cover: Approved, rows: readonly Row<'destruction_item'>[]): string {
  const { number, fonds_id, batch_id, proposed_by, approved_by, approvedAt } = cover;
  const list = rows
    .filter(({ rejected_at }) => rejected_at === null)
    .toSorted((one, other) => one.position - other.position)
    .map((row) => ({
      position: row.position,
      recordId: row.record_id,
      title: row.title,
      year: row.year,
      code: row.code,
      retention: row.retention,
      keptYears: row.kept_years,
      pages: row.pages,
      files: row.files,
      bytes: row.bytes,
      remark: row.remark,
    }));
  const content = { number, fonds_id, batch_id, proposed_by, approved_by, approvedAt, list };
  return digestText(canonicalJson(content)).sm3;
}
