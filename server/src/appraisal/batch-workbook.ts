import {
  appraisalDecisionNames,
  type BatchDetail,
  decisionText,
} from '@lantai/contract/appraisal/appraisal.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { dayOf } from '#platform/clock.ts';

const headings = [
  '序号',
  '档号',
  '题名',
  '年度',
  '保管期限',
  '到期日',
  '页数',
  '鉴定意见',
  '结论',
  '理由',
  '依据',
  '备考',
  '销毁清册',
];

/** 续存/销毁清单: every record of a batch, with what was thought of it and what was decided. */
export async function batchWorkbook(batch: BatchDetail, at: Date): Promise<Buffer> {
  const heading = headings.map((value): CellObject => ({ value, fontWeight: 'bold' }));
  const lines = batch.list.map((item) =>
    [
      item.position,
      item.code,
      item.title,
      item.year,
      shownRetention(item.retention),
      item.expiresOn,
      item.pages,
      item.opinions
        .map(({ name, opinion }) => `${name}：${appraisalDecisionNames[opinion]}`)
        .join('；'),
      item.decision ? decisionText(item.decision, item.extendedYears) : '',
      item.reason,
      item.basisClause,
      item.annotation,
      item.listNumber,
    ].map(cell),
  );
  const foot = cell(`鉴定批次 ${batch.number}，共 ${batch.items} 件，${dayOf(at)} 导出`);
  const columns = headings.map((name) => ({ width: name === '题名' || name === '备考' ? 50 : 16 }));
  const sheet = { sheet: '鉴定清单', columns, stickyRowsCount: 1 };
  return writeExcelFile([heading, ...lines, [foot]], sheet).toBuffer();
}

function cell(value: string | number | null): CellObject {
  if (typeof value === 'number') return { value, type: Number };
  return { value: value ?? '', type: String };
}
