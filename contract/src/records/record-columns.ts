import { z } from 'zod';

/** The columns of a record list, on screen and in its export, under the same names. */
export const recordColumnNames = {
  number: '编号',
  title: '题名',
  documentNumber: '文号',
  creator: '责任者',
  date: '日期',
  year: '年度',
  retention: '保管期限',
  department: '机构(问题)',
  pages: '页数',
  components: '文件数',
  state: '状态、问题',
  security: '密级',
  category: '门类',
  fonds: '全宗',
  remark: '备注',
  createdAt: '登记时间',
} as const;
export type RecordColumn = keyof typeof recordColumnNames;
export const recordColumn = z.enum(
  Object.keys(recordColumnNames) as [RecordColumn, ...RecordColumn[]],
);

/** More rows make a workbook nobody reads, and a server that answers nobody else meanwhile. */
export const MOST_EXPORTED = 20_000;
