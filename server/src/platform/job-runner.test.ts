import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTestArchive, type TestArchive } from '../../test/test-archive.ts';
import { systemActor } from './actor.ts';
import { changed, command } from './command.ts';
import { count, startCounting } from './counting.test-child.ts';
import { cancelJob, resumeJob } from './end-job.ts';
import { enqueue } from './job.ts';

const order = command<{ to: number; step?: number }, string>({
  name: 'test.order-count',
  async perform(context, { to, step = 20 }) {
    const jobId = await enqueue(context, count, { agencyId: null, payload: { to, step } });
    return changed(jobId, { subject: `job:${jobId}`, details: {} });
  },
});

/** Waits until the job is as told. */
async function until(
  archive: TestArchive,
  jobId: string,
  isReached: (row: Awaited<ReturnType<typeof jobOf>>) => boolean,
) {
  for (let waited = 0; waited < 20_000; waited += 25) {
    const row = await jobOf(archive, jobId);
    if (isReached(row)) return row;
    await pause(25);
  }
  throw new Error(`job stays ${JSON.stringify(await jobOf(archive, jobId))}`);
}
const jobOf = (archive: TestArchive, jobId: string) => archive.row('job_run', jobId);

test('what is asked for is done, with its result and its end in the trail', async () => {
  await using archive = await openTestArchive();
  await using _ = startCounting(archive.runtimeUrl);
  const jobId = await archive.run(order, systemActor, { to: 3 });
  const done = await until(archive, jobId, ({ state }) => state === 'done');
  expect(done).toMatchObject({ result: { counted: 3 }, problem: null });
  const [last] = (await archive.trail()).toReversed();
  expect(last).toMatchObject({ command: 'platform.end-job', subject: `job:${jobId}` });
});

test('what runs behind keeps nobody waiting, and its like wait for one another', async () => {
  await using archive = await openTestArchive();
  const inLane = (behind: boolean) =>
    command<{ to: number; step: number }, string>({
      name: 'test.order-count',
      async perform(context, payload) {
        const jobId = await enqueue(context, count, { agencyId: null, payload, behind });
        return changed(jobId, { subject: `job:${jobId}`, details: {} });
      },
    });
  const long = { to: 400, step: 10 };
  const behind = [];
  for (let order = 0; order < 3; order += 1)
    behind.push(await archive.run(inLane(true), systemActor, long));
  const asked = await archive.run(inLane(false), systemActor, { to: 2, step: 1 });
  await using _ = startCounting(archive.runtimeUrl);
  await until(archive, asked, ({ state }) => state === 'done');
  const states = await Promise.all(behind.map((id) => jobOf(archive, id)));
  expect(states.map(({ ended_at }) => ended_at)).toEqual([null, null, null]);
  expect(states.filter(({ state }) => state === 'running')).toHaveLength(1);
});

test('a job that is asked for in a transaction that fails does not exist', async () => {
  await using archive = await openTestArchive();
  const failing = command<Record<string, never>, string>({
    name: 'test.order-and-fail',
    async perform(context) {
      await enqueue(context, count, { agencyId: null, payload: { to: 1, step: 1 } });
      throw new Error('no');
    },
  });
  await expect(archive.run(failing, systemActor, {})).rejects.toThrow('no');
  const { rows } = await archive.read(systemActor, async (db) => ({
    rows: await db.selectFrom('job_run').selectAll().execute(),
  }));
  expect(rows).toEqual([]);
});

test('a waiting job is cancelled at once, a running one between two of its steps; both go on when resumed', async () => {
  await using archive = await openTestArchive();
  const waiting = await archive.run(order, systemActor, { to: 2 });
  const cancelled = await archive.run(cancelJob, systemActor, { jobId: waiting });
  expect(cancelled).toMatchObject({ state: 'cancelled' });

  await using _ = startCounting(archive.runtimeUrl);
  const running = await archive.run(order, systemActor, { to: 80 });
  await until(archive, running, ({ done }) => done > 0);
  expect(await archive.run(cancelJob, systemActor, { jobId: running })).toMatchObject({
    state: 'cancelling',
    endedAt: null,
  });
  const stopped = await until(archive, running, ({ state }) => state === 'cancelled');
  expect(stopped.done).toBeLessThan(80);
  await expect(archive.run(cancelJob, systemActor, { jobId: running })).rejects.toMatchObject({
    code: 'job.already-ended',
  });

  for (const jobId of [waiting, running]) {
    await archive.run(resumeJob, systemActor, { jobId });
    await until(archive, jobId, ({ state }) => state === 'done');
  }
});

test('a program that stops leaves its job open, and the next one finishes it', async () => {
  await using archive = await openTestArchive();
  const first = startCounting(archive.runtimeUrl);
  const jobId = await archive.run(order, systemActor, { to: 60 });
  await until(archive, jobId, ({ done }) => done > 0);
  await first[Symbol.asyncDispose]();
  expect(await jobOf(archive, jobId)).toMatchObject({ state: 'running', ended_at: null });
  await using _ = startCounting(archive.runtimeUrl);
  await until(archive, jobId, ({ state }) => state === 'done');
});

test('a job runs in one process at a time, and goes over to another when its own is killed', async () => {
  await using archive = await openTestArchive();
  const jobId = await archive.run(order, systemActor, { to: 400 });
  const script = join(import.meta.dirname, 'counting.test-child.ts');
  const child = spawn(process.execPath, [script, archive.runtimeUrl], { stdio: 'inherit' });
  const begun = await until(archive, jobId, ({ done }) => done > 10);

  await using _ = startCounting(archive.runtimeUrl);
  await pause(700);
  const meanwhile = await jobOf(archive, jobId);
  // Were it run twice, the second would have begun counting from 0.
  expect(meanwhile.done).toBeGreaterThan(begun.done);

  child.kill('SIGKILL');
  await once(child, 'exit');
  await until(archive, jobId, ({ done }) => done < meanwhile.done);
  await archive.run(cancelJob, systemActor, { jobId });
  await until(archive, jobId, ({ state }) => state === 'cancelled');
});
