import { stat } from 'node:fs/promises';
import { WorkerPool, WorkerStopped } from '../../preservation/worker-pool.ts';
import type { CopyAnswer, CopyTask } from './copy-task.ts';

const megabyte = 2 ** 20;
const mostBytes = 200 * megabyte;
const seconds = 60;

const pool = new WorkerPool<CopyTask, CopyAnswer>(new URL('./copy.worker.ts', import.meta.url), {
  size: 1,
  memoryMb: 1024,
});

/** A PDF of the file with the mark across every page. The file itself is only read. */
export async function makeCopy(task: CopyTask): Promise<CopyAnswer> {
  if ((await stat(task.path)).size > mostBytes) return failed('超过 200 MB');
  try {
    return await pool.run(task, seconds);
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return failed(reasonFor(error));
  }
}

const failed = (reason: string): CopyAnswer => ({ kind: 'failed', reason });

function reasonFor({ why }: WorkerStopped): string {
  if (why === 'time') return `${seconds} 秒内未能制成`;
  if (why === 'memory') return '占用内存过多';
  return '制作时意外中止';
}
