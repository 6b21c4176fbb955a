import { randomUUID } from 'node:crypto';
import { fixityKindNames } from '@lantai/contract/preservation/fixity.ts';
import { execute, read } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import type { Installation } from '../installation.ts';
import { inspectFixity } from '../preservation/fixity/inspect-fixity.job.ts';
import { getInspection } from '../preservation/fixity/inspection-queries.ts';
import { startInspection } from '../preservation/fixity/start-inspection.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { operator, optional, withInstallation } from './with-installation.ts';

export const verifyStore: CliCommand = {
  usage: '[--fonds CODE] [--sample PERCENT] [--seed TEXT]',
  summary:
    '立即巡检：逐字节读出已归档文件，与摘要核对；--sample 只抽百分之几，--seed 用给定的种子抽',

  async run(line) {
    const runs = await withInstallation(line, (installation) => verify(line, installation));
    const wrong = runs.reduce((sum, { findings }) => sum + findings, 0);
    if (wrong > 0) process.exitCode = 1;
    if (line.json) return console.log(JSON.stringify(runs));
    for (const { fondsCode, done, population, files, bytes, milliseconds, seed, list } of runs) {
      const speed = milliseconds > 0 ? Math.round(bytes / 2 ** 20 / (milliseconds / 1000)) : 0;
      console.log(
        `全宗 ${fondsCode}：${population} 件中读了 ${done} 件，${files} 个文件，${bytes} 字节，每秒 ${speed} MiB；种子 ${seed}`,
      );
      for (const { recordNumber, kind, path, expected, actual } of list)
        console.log(
          `  ${recordNumber} ${fixityKindNames[kind]} ${path}（应为：${expected}；实为：${actual}）`,
        );
    }
    console.log(wrong === 0 ? '没有发现问题。' : `发现 ${wrong} 处问题。`);
  },
};

async function verify(line: CommandLine, { platform, storage }: Installation) {
  const percent = Number(optional(line, 'sample') ?? 100);
  if (!Number.isInteger(percent) || percent < 1 || percent > 100)
    throw new TypeError('--sample 应为 1 到 100 的整数。');
  const code = optional(line, 'fonds');
  const all = await read(platform, operator, (db) =>
    db
      .selectFrom('fonds')
      .select(['id', 'agency_id', 'code'])
      .where((row) =>
        row.exists(
          row
            .selectFrom('record')
            .select('record.id')
            .whereRef('record.fonds_id', '=', 'fonds.id')
            .where('object_path', 'is not', null),
        ),
      )
      .orderBy('code')
      .execute(),
  );
  const chosen = all.filter((one) => code === undefined || one.code === code);
  if (chosen.length === 0) throw new TypeError('没有已归档入库的文件可以巡检。');
  const runs = [];
  for (const { id: fondsId, agency_id: agencyId } of chosen) {
    const { runId, jobId } = await execute(platform, startInspection, operator, {
      ...{ agencyId, fondsId, cause: 'asked', kind: percent === 100 ? 'full' : 'sample', percent },
      seed: optional(line, 'seed'),
    });
    void jobId;
    await perform(platform, inspectFixity(platform, storage), {
      ...{ jobId: randomUUID(), actor: operator, payload: { runId } },
      progress: async (done, total) => {
        if (process.stderr.isTTY) process.stderr.write(`\r巡检 ${done} / ${total ?? '?'} 件`);
      },
    });
    runs.push(await read(platform, operator, (db) => getInspection(db, runId)));
  }
  return runs;
}
