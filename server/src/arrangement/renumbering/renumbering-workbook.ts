import {
  renumberingFaults,
  renumberingStateNames,
} from '@lantai/contract/arrangement/renumbering.ts';
import type {
  RenumberingDetail,
  RenumberingItem,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';

const columns: readonly [string, number, (item: RenumberingItem) => string][] = [
  ['原档号', 34, ({ before }) => before.archivalCode],
  ['新档号', 34, ({ after }) => after.archivalCode],
  ['题名', 60, ({ title }) => title ?? ''],
  ['原盒号', 8, ({ before }) => before.boxNumber ?? ''],
  ['新盒号', 8, ({ after }) => after.boxNumber ?? ''],
  ['归档章', 10, ({ stamp }) => (stamp ? '重盖' : '')],
  ['写入存储', 10, ({ stored }) => (stored ? '已写入' : '')],
];

/** The changes of a renumbering as a workbook: what it is above, a line for each record below. */
export function renumberingWorkbook(renumbering: RenumberingDetail): Promise<Buffer> {
  const { state, reason, counts, prints, faults, proposedByName, decidedByName } = renumbering;
  const facts: [string, string][] = [
    ['编号调整', renumberingStateNames[state]],
    ['理由', reason],
    ['件数', `改变 ${counts.changed}，不变 ${counts.unchanged}，重盖归档章 ${counts.stamps}`],
    ['须重印目录', prints.catalogues.join('、')],
    [
      '须重印盒签',
      prints.boxes.map(({ classKey, number }) => `${classKey} 第 ${number} 盒`).join('、'),
    ],
    ['提出人', proposedByName ?? '未提出'],
    ['批准人', decidedByName ?? '未批准'],
    ...faults.map(({ fault, codes }): [string, string] => [
      '不能办理',
      `${renumberingFaults[fault]}：${codes.join('、')}`,
    ]),
  ];
  const head = columns.map(([name]) => cell(name, true));
  const rows = renumbering.items.map((item) => columns.map(([, , value]) => cell(value(item))));
  const above = facts.map(([name, value]) => [cell(name, true), cell(value)]);
  return writeExcelFile([...above, [], head, ...rows], {
    sheet: '编号调整',
    columns: columns.map(([, width]) => ({ width })),
  }).toBuffer();
}

function cell(value: string, bold = false): CellObject {
  return { value, type: String, ...(bold && { fontWeight: 'bold' }) };
}
