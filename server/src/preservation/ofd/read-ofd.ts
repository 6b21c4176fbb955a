import { stat } from 'node:fs/promises';
import { WorkerPool, WorkerStopped } from '../worker-pool.ts';
import type {
  OfdAnswer,
  OfdFailed,
  OfdOutline,
  OfdPageDrawing,
  OfdPagesText,
  OfdTask,
} from './ofd-task.ts';

export type { OfdOutline, OfdPageDrawing, OfdPagesText, OfdRun } from './ofd-task.ts';

const megabyte = 2 ** 20;
const mostBytes = 200 * megabyte;
const seconds = 10;

// Two, so that one hostile file does not hold up everybody's.
const pool = new WorkerPool<OfdTask, OfdAnswer>(new URL('./ofd.worker.ts', import.meta.url), {
  size: 2,
  memoryMb: 512,
});

/** Title, sizes of pages, attachments: what a viewer has to know before it draws. */
export const readOfdOutline = (path: string): Promise<OfdOutline> =>
  ask<OfdOutline>({ path, wanted: 'outline' });

/** The text of every page with its places. */
export const readOfdRuns = (path: string): Promise<OfdPagesText> =>
  ask<OfdPagesText>({ path, wanted: 'runs' });

/** One page, counted from 1, as SVG. */
export const drawOfdPage = (path: string, page: number): Promise<OfdPageDrawing> =>
  ask<OfdPageDrawing>({ path, wanted: 'page', page });

/** The worker answers each task with what belongs to it. */
async function ask<Answer extends OfdAnswer>(task: OfdTask): Promise<Answer | OfdFailed> {
  if ((await stat(task.path)).size > mostBytes)
    return { kind: 'failed', reason: 'OFD 超过 200 MB，未读取' };
  try {
    return (await pool.run(task, seconds)) as Answer;
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return { kind: 'failed', reason: reasonFor(error) };
  }
}

function reasonFor({ why }: WorkerStopped): string {
  if (why === 'time') return `${seconds} 秒内未能读完 OFD，已停止`;
  if (why === 'memory') return '读取 OFD 占用内存过多，已停止';
  return '读取 OFD 时意外中止';
}
