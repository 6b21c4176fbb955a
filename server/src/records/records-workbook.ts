import { categoryName } from '@lantai/contract/classification/category.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { type RecordRow, shownRetention } from '@lantai/contract/records/record.ts';
import { type RecordColumn, recordColumnNames } from '@lantai/contract/records/record-columns.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

/** Each column as the list on screen writes it. */
const values: Record<RecordColumn, (row: RecordRow) => string | number | null> = {
  number: ({ archivalCode, temporaryNumber }) => archivalCode ?? temporaryNumber,
  title: ({ title }) => title,
  documentNumber: ({ documentNumber }) => documentNumber,
  creator: ({ creator }) => creator,
  date: ({ documentOn, date }) => documentOn ?? date,
  year: ({ year }) => year,
  retention: ({ retention }) => shownRetention(retention),
  department: ({ departmentName }) => departmentName,
  pages: ({ pages }) => pages,
  components: ({ components }) => components,
  state: ({ state, quarantined, faults }) =>
    [
      recordStateNames[state],
      ...(quarantined ? ['已隔离'] : []),
      ...faults.map((fault) => filingFaults[fault]),
    ].join('；'),
  security: ({ securityLevel }) => securityLevelNames[securityLevel],
  category: ({ category }) => categoryName(category),
  fonds: ({ fondsCode }) => fondsCode,
  remark: ({ remark }) => remark,
  createdAt: ({ createdAt }) => inShanghai(createdAt),
};

type Shown = { columns: readonly RecordColumn[]; at: Date; by: string };

/** A list as a workbook; its last line says how many, when and by whom, so that a printout is known. */
export async function recordsWorkbook(
  rows: readonly RecordRow[],
  { columns, at, by }: Shown,
): Promise<Buffer> {
  const heading = columns.map(
    (column): CellObject => ({
      value: recordColumnNames[column],
      fontWeight: 'bold',
    }),
  );
  const lines = rows.map((row) => columns.map((column) => cell(values[column](row))));
  const foot = cell(`共 ${rows.length} 件，${inShanghai(at)} 由 ${by} 导出`);
  const widths = columns.map((column) => ({ width: column === 'title' ? 60 : 18 }));
  const sheet = { sheet: '文件', columns: widths, stickyRowsCount: 1 };
  return writeExcelFile([heading, ...lines, [foot]], sheet).toBuffer();
}

function cell(value: string | number | null): CellObject {
  if (typeof value === 'number') return { value, type: Number };
  return { value: value ?? '', type: String };
}

function inShanghai(at: Date): string {
  const local = at.toTemporalInstant().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
