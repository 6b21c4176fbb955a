import { randomUUID } from 'node:crypto';
import { checkItemOf, checkStage } from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import { verdictNames, verdicts } from '@lantai/contract/quality/verdict.ts';
import { type RecordState, recordState } from '@lantai/contract/records/record-life.ts';
import { execute, read } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFondsByCode } from '../classification/fonds-queries.ts';
import { checkRecords } from '../quality/check-records.job.ts';
import { openCheck } from '../quality/open-check.ts';
import { getReport } from '../quality/report-queries.ts';
import { checkPath } from './check-path.ts';
import type { CliCommand } from './commands.ts';
import { operator, optional, required, withInstallation } from './with-installation.ts';

export const checkFonds: CliCommand = {
  usage: 'PATH --stage GD|YJ|BC　或　--fonds CODE [--state pre-filed]',
  summary:
    '按 DA/T 70 检测一个文件夹或信息包（不需要数据库，有不合格时退出码为 1），或一个全宗中的文件',

  async run(line) {
    const [path] = line.positionals;
    if (path !== undefined) return checkPath(line, path);
    const state = stateOf(optional(line, 'state') ?? 'pre-filed');
    const report = await withInstallation(line, async ({ platform, storage }) => {
      const { id: fondsId } = await read(platform, operator, (db) =>
        getFondsByCode(db, required(line, 'fonds')),
      );
      const stage = checkStage.parse(optional(line, 'stage') ?? 'GD');
      const states = stage === 'BC' ? undefined : [state];
      const { runId } = await execute(platform, openCheck, operator, { fondsId, states, stage });
      await perform(platform, checkRecords(platform, storage), {
        jobId: randomUUID(),
        actor: operator,
        payload: { runId },
        progress: async (done, total) => {
          if (process.stderr.isTTY) process.stderr.write(`\r检测 ${done} / ${total ?? '?'} 件`);
        },
      });
      return read(platform, operator, (db) => getReport(db, runId));
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (line.json) return console.log(JSON.stringify(report));
    const judged = verdicts.map((one) => `${verdictNames[one]} ${report.verdicts[one] ?? 0} 件`);
    console.log(`${report.name}：${judged.join('，')}`);
    for (const { code, counts } of report.items) {
      const told = checkOutcomes
        .filter((outcome) => outcome !== 'passed' && counts[outcome] > 0)
        .map((outcome) => `${checkOutcomeNames[outcome]} ${counts[outcome]}`);
      if (told.length > 0) console.log(`  ${code} ${checkItemOf(code).name}：${told.join('，')}`);
    }
  },
};

function stateOf(given: string): RecordState {
  const state = recordState.safeParse(given);
  if (!state.success)
    throw new Problem('request.invalid', {
      reason: `没有状态 ${given}，应为 ${recordState.options.join('、')} 之一`,
    });
  return state.data;
}
