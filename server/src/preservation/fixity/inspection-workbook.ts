import { damageKindNames, damageStateNames } from '@lantai/contract/preservation/damage.ts';
import {
  type FixityFinding,
  type FixityRun,
  type InspectedPlace,
  type InspectionCheck,
  inspectionCauseNames,
  inspectionKindNames,
} from '@lantai/contract/preservation/fixity.ts';
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { writtenInstant } from '#platform/clock.ts';

type Drawn = { readonly code: string | null; readonly title: string | null; readonly id: string };
type Line = readonly (string | number | null)[];

/** The report of an inspection: its figures, what it found, and what was drawn, so that it can be drawn again. */
export function inspectionWorkbook(
  run: FixityRun & { readonly list: readonly FixityFinding[] },
  drawn: readonly Drawn[],
): Promise<Buffer> {
  const sheets: [string, readonly string[], readonly Line[]][] = [
    ['巡检报告', ['项目', '值'], summaryOf(run)],
    ['各处', placeHeadings, run.places.map(placeLine)],
    ['四性检测', checkHeadings, run.checks.map(checkLine)],
    ['问题', findingHeadings, run.list.map(findingLine)],
    ['所抽文件', ['顺序', '档号', '题名', '标识'], drawn.map(drawnLine)],
  ];
  return writeExcelFile(
    sheets.map(([sheet, headings, lines]) => ({
      sheet,
      data: [headings.map(bold), ...lines.map((line) => line.map(cellOf))],
      columns: headings.map((heading) => ({ width: Math.max(14, heading.length * 3) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

function summaryOf(run: FixityRun): Line[] {
  const seconds = run.milliseconds / 1000;
  return [
    ['方式', `${inspectionKindNames[run.kind]}（${run.percent}%）`],
    ['事由', inspectionCauseNames[run.cause]],
    ['全宗', run.fondsCode ?? '全部'],
    ['年度', run.year ?? '全部'],
    ['应检件数', run.population],
    ['所抽件数', run.drawn],
    ['已检件数', run.done],
    ['文件数', run.files],
    ['字节数', run.bytes],
    ['每秒 MiB', seconds > 0 ? Math.round(run.bytes / 2 ** 20 / seconds) : null],
    ['问题', run.findings],
    ['未处理的损坏', run.open],
    ['四性检测', run.withCheck ? `长期保存环节 ${run.checks.length} 次` : '没有一并检测'],
    ['抽样种子', run.seed],
    ['抽样办法', '按 SHA-256（种子＋换行＋标识）由小到大取前列，件数进一取整'],
    ['环境', run.environment],
    ['经办人', run.askedByName],
    ['起', writtenInstant(run.askedAt)],
    ['止', run.endedAt ? writtenInstant(run.endedAt) : '未结束'],
  ];
}

const placeHeadings = ['所在', '已检件数', '文件数', '字节数', '待跟进', '问题', '未读原因'];

function placeLine(place: InspectedPlace): Line {
  const { name, done, files, bytes, waiting, findings, missedBecause } = place;
  return [name, done, files, bytes, waiting, findings, missedBecause];
}

const checkHeadings = ['名称', '件数', '合格', '不合格', '未检测', '待人工', '状态'];

function checkLine({ name, records, passed, failed, notRun, waiting, isOver }: InspectionCheck) {
  return [name, records, passed, failed, notRun, waiting, isOver ? '已检测' : '检测中'];
}

const findingHeadings = [
  ...['序号', '所在', '档号', '题名', '问题', '位置', '应为', '实为', '规则'],
  ...['处理', '处理说明'],
];

function findingLine(finding: FixityFinding): Line {
  const { position, placeName, recordNumber, recordTitle, kind, path, code } = finding;
  return [
    ...[position, placeName, recordNumber, recordTitle, damageKindNames[kind], path],
    ...[finding.expected, finding.actual, code, damageStateNames[finding.state]],
    finding.settlement ?? (finding.state === 'open' ? finding.reason : null),
  ];
}

function drawnLine({ code, title, id }: Drawn, place: number): Line {
  return [place + 1, code, title, id];
}

const bold = (value: string): CellObject => ({ value, type: String, fontWeight: 'bold' });

function cellOf(value: string | number | null): CellObject | null {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}
