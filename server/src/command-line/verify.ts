import { randomUUID } from 'node:crypto';
import { damageKindNames, damageStateNames } from '@lantai/contract/preservation/damage.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import { type AnyJob, perform } from '#platform/job.ts';
import type { Installation } from '../installation.ts';
import { inspectFixity } from '../preservation/fixity/inspect-fixity.job.ts';
import { getInspection } from '../preservation/fixity/inspection-queries.ts';
import { checkRecords } from '../quality/check-records.job.ts';
import { startKeepingInspection } from '../quality/keeping/start-keeping-inspection.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { operator, optional, withInstallation } from './with-installation.ts';

export const verifyStore: CliCommand = {
  usage: '[--fonds CODE] [--sample PERCENT] [--seed TEXT] [--with-check]',
  summary:
    '立即巡检：在存储和各副本逐字节读出已归档文件，与摘要核对；--sample 只抽百分之几，--seed 用给定的种子抽，--with-check 一并按长期保存环节 32 项检测',

  async run(line) {
    const runs = await withInstallation(line, (installation) => verify(line, installation));
    const wrong = runs.reduce((sum, { findings }) => sum + findings, 0);
    if (wrong > 0) process.exitCode = 1;
    if (line.json) return console.log(JSON.stringify(runs));
    for (const run of runs) sayRun(run);
    console.log(wrong === 0 ? '没有发现问题。' : `发现 ${wrong} 处问题。`);
  },
};

type Shown = Awaited<ReturnType<typeof getInspection>>;

function sayRun({ fondsCode, population, drawn, seed, places, checks, list }: Shown): void {
  console.log(`全宗 ${fondsCode}：${population} 件中抽 ${drawn} 件；种子 ${seed}`);
  for (const { name, done, files, bytes, milliseconds, missedBecause } of places) {
    const speed = milliseconds > 0 ? Math.round(bytes / 2 ** 20 / (milliseconds / 1000)) : 0;
    console.log(
      missedBecause === null
        ? `  ${name}：读了 ${done} 件，${files} 个文件，${bytes} 字节，每秒 ${speed} MiB`
        : `  ${name}：没有读，${missedBecause}`,
    );
  }
  for (const { name, passed, failed, notRun, waiting } of checks)
    console.log(
      `  四性检测 ${name}：合格 ${passed} 项，不合格 ${failed} 项，未检测 ${notRun} 项，待人工 ${waiting} 项`,
    );
  for (const { placeName, recordNumber, kind, path, expected, actual, state } of list)
    console.log(
      `  ${placeName} ${recordNumber} ${damageKindNames[kind]} ${path}（应为：${expected}；实为：${actual}；${damageStateNames[state]}）`,
    );
}

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
    const { runId, checks } = await execute(platform, startKeepingInspection, operator, {
      ...{ agencyId, fondsId, cause: 'asked', kind: percent === 100 ? 'full' : 'sample', percent },
      ...{ seed: optional(line, 'seed'), withCheck: line.options['with-check'] === true },
    });
    await performHere(platform, inspectFixity({ platform, storage }), { runId });
    for (const check of checks)
      await performHere(platform, checkRecords(platform, storage), { runId: check });
    runs.push(await read(platform, operator, (db) => getInspection(db, runId)));
  }
  return runs;
}

/** Here and now, beside the job that a server may take up as well: what one has done the other does not repeat. */
async function performHere(platform: Platform, job: AnyJob, payload: object): Promise<void> {
  await perform(platform, job, {
    ...{ jobId: randomUUID(), actor: operator, payload },
    progress: async (done, total) => {
      if (process.stderr.isTTY) process.stderr.write(`\r巡检 ${done} / ${total ?? '?'}`);
    },
  });
}
