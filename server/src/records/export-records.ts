import type { RecordRow } from '@lantai/contract/records/record.ts';
import {
  MOST_EXPORTED,
  type RecordColumn,
  recordColumnNames,
} from '@lantai/contract/records/record-columns.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { findRecords, type RecordFilter } from './record-queries.ts';

type ExportRecords = { filter: RecordFilter; columns: readonly RecordColumn[] | undefined };
type Exported = { rows: RecordRow[]; shown: readonly RecordColumn[]; at: Date };

/** A list leaves the system: who took it, by which filter and how much of it, is in the trail. */
export const exportRecords = command<ExportRecords, Exported>({
  name: 'records.export-records',

  async perform({ tx, now }, { filter, columns }) {
    const { total } = await findRecords(tx, filter, { limit: 1 });
    if (total > MOST_EXPORTED)
      throw new Problem('records.too-many-to-export', { count: total, most: MOST_EXPORTED });
    const { records: rows } = await findRecords(tx, filter, { limit: MOST_EXPORTED });
    const shown = columns ?? (Object.keys(recordColumnNames) as RecordColumn[]);
    return changed(
      { rows, shown, at: now },
      { subject: 'records:list', details: { filter, columns: shown, rows: rows.length } },
    );
  },
});
