import {
  type Conversion,
  type ConversionRun,
  comparisonNames,
  conversionStateNames,
} from '@lantai/contract/preservation/conversion.ts';
import { targetFormats } from '@lantai/contract/preservation/format-rule.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

const columns: readonly [string, number, (row: Conversion) => string | number | null][] = [
  ['编号', 28, ({ recordNumber }) => recordNumber],
  ['题名', 40, ({ recordTitle }) => recordTitle],
  ['源文件', 30, ({ sourceName }) => sourceName],
  ['源格式', 10, ({ sourceFormat }) => sourceFormat],
  ['源文件字节', 14, ({ sourceSize }) => sourceSize],
  ['目标格式', 10, ({ target }) => targetFormats[target]],
  ['转换件字节', 14, ({ targetSize }) => targetSize],
  ['结果', 12, ({ state }) => conversionStateNames[state]],
  ['比对', 12, ({ comparison }) => (comparison ? comparisonNames[comparison.verdict] : null)],
  ['相似度', 10, ({ comparison }) => comparison?.similarity ?? null],
  ['工具', 20, ({ tool }) => tool],
  ['起', 22, ({ startedAt }) => startedAt?.toISOString() ?? null],
  ['止', 22, ({ endedAt }) => endedAt?.toISOString() ?? null],
  ['原因', 40, ({ reason }) => reason],
];

/** The report of a conversion as a workbook: its facts above, a row for each file below. */
export function conversionWorkbook(
  run: ConversionRun,
  conversions: readonly Conversion[],
): Promise<Buffer> {
  const facts: [string, string][] = [
    ['单位名称', run.agencyName],
    ['管理授权', run.authority ?? ''],
    ['责任部门', run.department ?? ''],
    ['操作者', run.askedByName],
    ['规则', run.formatRule],
    [
      '完成情况',
      `共 ${run.files}，已转换 ${run.done}，未转成 ${run.failed}，不一致 ${run.differing}`,
    ],
    ['审核人', run.reviewedByName ?? '未审核'],
  ];
  const head = columns.map(([name]) => text(name, true));
  const rows = conversions.map((conversion) =>
    columns.map(([, , value]) => cell(value(conversion))),
  );
  const above = facts.map(([name, value]) => [text(name, true), text(value)]);
  return writeExcelFile([...above, [], head, ...rows], {
    sheet: '格式转换',
    columns: columns.map(([, width]) => ({ width })),
  }).toBuffer();
}

function text(value: string, bold = false): CellObject {
  return { value, type: String, ...(bold && { fontWeight: 'bold' }) };
}

function cell(value: string | number | null): CellObject | null {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number } : text(value);
}
