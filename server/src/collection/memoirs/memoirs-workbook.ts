import {
  type MemoirRow,
  memoirMark,
  memoirStateNames,
  noWrittenBasis,
} from '@lantai/contract/collection/memoir.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { dayOf } from '#platform/clock.ts';

const columns: readonly { title: string; width: number; of: (memoir: MemoirRow) => string }[] = [
  { title: '标记', width: 18, of: () => memoirMark },
  { title: '全宗', width: 10, of: ({ fondsCode }) => fondsCode },
  { title: '部门', width: 16, of: ({ departmentName }) => departmentName ?? '' },
  { title: '时间', width: 18, of: ({ timeGiven }) => timeGiven },
  { title: '日期', width: 12, of: ({ happenedOn }) => happenedOn ?? '' },
  { title: '事件', width: 50, of: ({ event }) => event },
  { title: '人物', width: 24, of: ({ persons }) => persons },
  {
    title: '依据',
    width: 14,
    of: ({ withoutWrittenBasis }) => (withoutWrittenBasis ? noWrittenBasis : '有书面来源'),
  },
  { title: '状态', width: 12, of: ({ state }) => memoirStateNames[state] },
  { title: '撰写人', width: 12, of: ({ writtenByName }) => writtenByName },
  { title: '审定人', width: 12, of: ({ decidedByName }) => decidedByName ?? '' },
  {
    title: '审定日期',
    width: 12,
    of: ({ decidedAt }) => (decidedAt ? dayOf(decidedAt) : ''),
  },
  {
    title: '取代',
    width: 16,
    of: ({ superseded }) => (superseded ? '已由原件取代' : ''),
  },
];

/** The list as a workbook: the mark is its first column, so that no row goes without it. */
export async function memoirsWorkbook(memoirs: readonly MemoirRow[]): Promise<Buffer> {
  const head = columns.map(
    ({ title: value }): CellObject => ({
      ...{ type: String, value, fontWeight: 'bold' },
    }),
  );
  const rows = memoirs.map((memoir) =>
    columns.map(({ of }): CellObject => {
      const value = of(memoir);
      return value === '' ? {} : { type: String, value };
    }),
  );
  return writeExcelFile([head, ...rows], {
    sheet: `记事（${memoirMark}）`.slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}
