import {
  processDimension,
  processDimensionNames,
  processes,
  processGroup,
  processGroupNames,
} from '@lantai/contract/monitoring/process.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import type { Db } from '#platform/database.ts';
import { findProcessCounts } from './process-queries.ts';

type Period = { readonly from?: string | undefined; readonly to?: string | undefined };

/** The figures of all groups, one sheet for each dimension. */
export async function processWorkbook(db: Db, period: Period): Promise<Buffer> {
  const sheets = [];
  for (const group of processGroup.options)
    for (const by of processDimension.options) {
      const { keys, rows } = await findProcessCounts(db, { ...period, group, by });
      const head = ['过程', '合计', '操作人员', '处理中', ...keys.map(({ label }) => label)];
      const lines = rows.map(({ process, total, people, inHand, counts }) => [
        ...[processes[process].name, total, people, inHand],
        ...keys.map(({ key }) => counts[key] ?? 0),
      ]);
      sheets.push({
        sheet: `${processGroupNames[group]}按${processDimensionNames[by]}`,
        data: [head.map(cellOf), ...lines.map((line) => line.map(cellOf))],
        stickyRowsCount: 1,
      });
    }
  return writeExcelFile(sheets).toBuffer();
}

function cellOf(value: string | number | null): CellObject | null {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}
