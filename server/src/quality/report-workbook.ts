import {
  checkItemOf,
  checkModeNames,
  checkPropertyNames,
  checkStageNames,
} from '@lantai/contract/quality/check-item.ts';
import { gateNames, gateOf } from '@lantai/contract/quality/check-policy.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import { verdictNames } from '@lantai/contract/quality/verdict.ts';
import { sql } from 'kysely';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import type { Db } from '#platform/database.ts';
import { getReport } from './report-queries.ts';
import { instantInShanghai } from './report-time.ts';
import { newestResults } from './standing-queries.ts';

type Line = readonly (string | number | null)[];

/** The report as a workbook: summary, items, and each result that is not a pass. */
export async function reportWorkbook(db: Db, runId: string): Promise<Buffer> {
  const report = await getReport(db, runId);
  const sheets: [string, readonly string[], readonly Line[]][] = [
    ['检测报告', ['项目', '值'], summaryOf(report)],
    ['检测项目', itemHeadings, itemLines(report)],
    ['问题明细', problemHeadings, await problemLines(db, runId)],
  ];
  return writeExcelFile(
    sheets.map(([sheet, headings, lines]) => ({
      sheet,
      data: [headings.map(bold), ...lines.map((line) => line.map(cellOf))],
      columns: headings.map((heading) => ({ width: Math.max(12, heading.length * 3) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

type Report = Awaited<ReturnType<typeof getReport>>;

function summaryOf(report: Report): Line[] {
  const { verdicts } = report;
  return [
    ['检测', report.name],
    ['环节', checkStageNames[report.stage]],
    ['立档单位', report.agencyName],
    ['全宗', `${report.fondsCode} ${report.fondsName}`],
    ['件数', report.records],
    ['字节数', report.bytes],
    ['规则', report.ruleSet],
    ['检测方案', `第 ${report.policyVersion} 版`],
    ['信任列表', report.trustVersion === 0 ? '没有' : `第 ${report.trustVersion} 版`],
    ['开始', instantInShanghai(report.startedAt)],
    ['结束', report.endedAt ? instantInShanghai(report.endedAt) : '未结束'],
    ['检测人', report.startedByName ?? '系统'],
    [verdictNames.passed, verdicts.passed ?? 0],
    [verdictNames.failed, verdicts.failed ?? 0],
    [verdictNames.waiting, verdicts.waiting ?? 0],
    ['报告摘要值（SM3）', report.sm3],
  ];
}

const itemHeadings = [
  '编号',
  '四性',
  '检测项目',
  '方式',
  ...checkOutcomes.map((outcome) => checkOutcomeNames[outcome]),
  '验收规则',
];

function itemLines({ items, policy, stage }: Report): Line[] {
  return items.map(({ code, counts }) => {
    const { property, name, mode } = checkItemOf(code);
    return [
      code,
      checkPropertyNames[property],
      name,
      checkModeNames[mode],
      ...checkOutcomes.map((outcome) => counts[outcome]),
      gateNames[gateOf(policy, code, stage)],
    ];
  });
}

const problemHeadings = [
  '档号或临时编号',
  '题名',
  '编号',
  '检测项目',
  '结果',
  '对象',
  '应为',
  '实为',
  '说明',
  '工具',
];

async function problemLines(db: Db, runId: string): Promise<Line[]> {
  const rows = await newestResults(db, runId)
    .leftJoin('record', 'record.id', 'result.record_id')
    .selectAll('result')
    .select(['record.title', sql<string>`coalesce(archival_code, temporary_number)`.as('number')])
    .where('result.outcome', 'in', ['failed', 'not-run'])
    .execute();
  return rows.map((row) => [
    row.record_id === null ? '（整批）' : row.number,
    row.title,
    row.item_code,
    checkItemOf(row.item_code).name,
    checkOutcomeNames[row.outcome],
    row.object,
    row.expected,
    row.actual,
    row.note,
    `${row.tool} ${row.tool_version}`,
  ]);
}

const bold = (value: string): CellObject => ({ type: String, value, fontWeight: 'bold' });

function cellOf(value: string | number | null): CellObject {
  if (value === null || value === '') return {};
  if (typeof value === 'number') return { type: Number, value };
  // A cell takes 32,767 characters, and a hostile file name may be longer.
  return { type: String, value: value.slice(0, 32_000) };
}
