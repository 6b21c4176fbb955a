import { writeDocumentNumber } from '@lantai/contract/collection/document-number-sequence.ts';
import {
  explanationKindNames,
  type NumberSequence,
} from '@lantai/contract/collection/number-gaps.api.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { dayOf } from '#platform/clock.ts';

const headings = [
  '发文机关代字',
  '年度',
  '起号',
  '止号',
  '个数',
  '情况',
  '说明',
  '前一件',
  '后一件',
];
const widths = [20, 8, 8, 8, 8, 14, 40, 26, 26];

type Line = readonly (string | number)[];

/** 断号 as a workbook: what is missing, what is explained, what was given twice; one row for each. */
export async function numberGapWorkbook(sequences: readonly NumberSequence[]): Promise<Buffer> {
  const bold = headings.map((value): CellObject => ({ type: String, value, fontWeight: 'bold' }));
  const rows = sequences.flatMap(linesOf).map((line) => line.map(cellOf));
  const sheet = {
    sheet: '文号断号',
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  };
  return writeExcelFile([bold, ...rows], sheet).toBuffer();
}

function linesOf({ issuer, year, gaps, explained, repeats }: NumberSequence): Line[] {
  const line = (
    first: number,
    last: number,
    what: string,
    note = '',
    sides: string[] = [],
  ): Line => [issuer, year, first, last, last - first + 1, what, note, ...sides];
  return [
    ...gaps.map(({ first, last, before, after }) =>
      line(first, last, '缺号', '', [before?.documentNumber ?? '', after?.documentNumber ?? '']),
    ),
    ...explained
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ sequence, kind, note, explainedByName, explainedAt }) =>
        line(
          sequence,
          sequence,
          `已说明：${explanationKindNames[kind]}`,
          `${note}（${explainedByName ?? '系统'}，${dayOf(explainedAt)}）`,
        ),
      ),
    ...repeats.map(({ sequence, records }) =>
      line(
        sequence,
        sequence,
        `重号：${records} 件`,
        writeDocumentNumber({ issuer, year, sequence }),
      ),
    ),
  ].toSorted((left, right) => Number(left[2]) - Number(right[2]));
}

function cellOf(value: string | number): CellObject {
  if (value === '') return {};
  return typeof value === 'number' ? { type: Number, value } : { type: String, value };
}
