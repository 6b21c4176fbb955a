import { checkStage, checkStageNames } from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import { dayOf } from '#platform/clock.ts';
import { checkPlace, kindOf, type PlaceReport } from './check-path/check-place.ts';
import type { CommandLine } from './commands.ts';
import { trustOn } from './trust-on-line.ts';
import { optional } from './with-installation.ts';

/**
 * Checks a folder or package by the items of a stage. The exit code is 1 where something failed, 2 where there
 * was nothing to look at: what nobody could look at is neither.
 */
export async function checkPath(line: CommandLine, path: string): Promise<void> {
  const stage = checkStage.safeParse(optional(line, 'stage') ?? 'GD');
  if (!stage.success) throw new TypeError('--stage 应为 GD（归档）、YJ（移交）或 BC（保存）。');
  const report = await checkPlace(path, stage.data, dayOf(new Date()), await trustOn(line));
  if (!report) {
    process.exitCode = 2;
    const title = `没有 ${path}。`;
    return console.log(line.json ? JSON.stringify({ code: 'unreadable', title }) : title);
  }
  if (report.counts.failed > 0) process.exitCode = 1;
  console.log(line.json ? JSON.stringify(report) : told(report));
}

function told(report: PlaceReport): string {
  const { stage, items, counts, coverage, records, files, ruleSet } = report;
  const lines = items.map(({ code, name, outcome, object, expected, actual, note }) => {
    const head = `  ${code.padEnd(5)} ${checkOutcomeNames[outcome]}  ${name}`;
    if (outcome === 'passed') return head;
    const said = outcome === 'failed' ? `${object}：应为 ${expected}，实为 ${actual}` : note;
    return `${head}\n        ${said}`;
  });
  const figures = checkOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${checkOutcomeNames[outcome]} ${counts[outcome]} 项`);
  return [
    `${kindOf(report)}，${records} 件，${files} 个文件；${checkStageNames[stage]}环节，规则 ${ruleSet}`,
    ...lines,
    `${figures.join('，')}；检测覆盖率 ${coverage.ran} / ${coverage.applicable}`,
  ].join('\n');
}
