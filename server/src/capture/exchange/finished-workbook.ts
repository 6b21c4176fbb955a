import {
  type FinishedRow,
  finishedStandingNames,
} from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { dayOf } from '#platform/clock.ts';

const columns: readonly [heading: string, width: number, of: (row: FinishedRow) => string][] = [
  ['来源系统', 18, (row) => row.sourceName],
  ['来源编号', 28, (row) => row.sourceKey],
  ['流程', 24, ({ processName, processCode }) => processName ?? processCode],
  ['题名', 50, (row) => row.title ?? '（带密级标志，不列出）'],
  ['部门', 18, ({ unitName, orgCode }) => unitName ?? `待定机构（${orgCode}）`],
  ['办结日期', 12, ({ finishedAt }) => dayOf(finishedAt)],
  ['状态', 10, ({ standing }) => finishedStandingNames[standing]],
  ['文件状态', 12, ({ recordState }) => (recordState ? recordStateNames[recordState] : '')],
  ['不归档理由', 30, ({ reason }) => reason ?? ''],
];

/** The list as it is shown, to be sent to the department that has to look for what is missing. */
export async function finishedWorkbook(rows: readonly FinishedRow[]): Promise<Buffer> {
  const head = columns.map(([heading]): CellObject => ({ ...text(heading), fontWeight: 'bold' }));
  const body = rows.map((row) => columns.map(([, , of]) => text(of(row))));
  const sheet = {
    sheet: '归档对账',
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
  };
  return writeExcelFile([head, ...body], sheet).toBuffer();
}

function text(value: string): CellObject {
  return { value, type: String };
}
