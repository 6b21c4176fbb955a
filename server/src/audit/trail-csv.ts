import { commandName } from '@lantai/contract/audit/command-names.ts';
import { dutyNames, outcomeNames, type TrailEntry } from '@lantai/contract/audit/trail.ts';

const columns: readonly [string, (entry: TrailEntry) => string][] = [
  ['序号', ({ seq }) => `${seq}`],
  ['时间（北京时间）', ({ at }) => inShanghai(at)],
  ['人员', ({ actorName }) => actorName],
  ['身份', ({ actorDuty }) => dutyNames[actorDuty]],
  ['操作', ({ command }) => commandName(command)],
  ['操作代码', ({ command }) => command],
  ['结果', ({ outcome }) => outcomeNames[outcome]],
  ['对象', ({ subject }) => subject],
  ['机关', ({ agencyName }) => agencyName ?? ''],
  ['来源地址', ({ address }) => address ?? ''],
  ['请求编号', ({ requestId }) => requestId ?? ''],
  ['详情', ({ details }) => JSON.stringify(details)],
];

// Spreadsheets take a file without the mark for the machine's own encoding, and Chinese is lost.
export const csvHeading = `\uFEFF${lineOf(columns.map(([heading]) => heading))}`;

export function csvLine(entry: TrailEntry): string {
  return lineOf(columns.map(([, value]) => value(entry)));
}

function lineOf(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  // A name or an address that a spreadsheet would compute is shown, not obeyed.
  const shown = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

function inShanghai(at: Date): string {
  const local = at.toTemporalInstant().toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return local.toString({ fractionalSecondDigits: 3 }).replace('T', ' ');
}
