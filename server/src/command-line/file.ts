import { randomUUID } from 'node:crypto';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { dayOf } from '#platform/clock.ts';
import { read } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { reviewFiling } from '../arrangement/arrangement-queries.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import type { finishFiling } from '../arrangement/finish-filing.ts';
import { getFondsByCode } from '../classification/fonds-queries.ts';
import { catchUp } from '../search/feed-index.ts';
import type { CliCommand } from './commands.ts';
import { operator, required, withInstallation } from './with-installation.ts';

export const fileFonds: CliCommand = {
  usage: '--fonds CODE',
  summary: '把一个全宗中具备条件的文件全部归档',

  async run(line) {
    const outcome = await withInstallation(line, async ({ platform, storage, index }) => {
      const { id: fondsId } = await read(platform, operator, (db) =>
        getFondsByCode(db, required(line, 'fonds')),
      );
      const { filed, unfinished } = (await perform(platform, fileRecords(platform, storage), {
        jobId: randomUUID(),
        actor: operator,
        payload: { fondsId },
        progress: async (done, total) => {
          if (process.stderr.isTTY) process.stderr.write(`\r归档 ${done} / ${total ?? '?'} 件`);
        },
      })) as Awaited<ReturnType<typeof finishFiling>>;
      await catchUp(platform, index);
      const review = await read(platform, operator, (db) =>
        reviewFiling(db, fondsId, dayOf(platform.now())),
      );
      return { filed, unfinished, kept: review.kept, faults: review.faults };
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (line.json) return console.log(JSON.stringify(outcome));
    console.log(`已归档 ${outcome.filed} 件，另有 ${outcome.kept} 件不具备条件。`);
    for (const { archivalCode, reason } of outcome.unfinished)
      console.log(`  ${archivalCode} 未能写入存储：${reason}`);
    for (const { fault, count } of outcome.faults)
      console.log(`  ${filingFaults[fault]}：${count} 件`);
  },
};
