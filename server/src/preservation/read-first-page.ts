import { stat } from 'node:fs/promises';
import { textPool } from './text/text-pool.ts';
import type { PdfAnswer, PdfTask } from './text/text-task.ts';
import { WorkerStopped } from './worker-pool.ts';

export type { PdfAnswer } from './text/text-task.ts';

const mostBytes = 200 * 2 ** 20;
const seconds = 20;

/**
 * How many pages a PDF has and, when asked for readings, what its first page says of the document.
 * In the same worker and under the same limits as the reading of texts: the file comes from outside.
 */
export async function readFirstPage(path: string, wanted: PdfTask['wanted']): Promise<PdfAnswer> {
  const { size } = await stat(path);
  if (size > mostBytes) return { kind: 'failed', reason: '文件过大，未读取首页' };
  try {
    // The worker answers a task that says what is wanted with nothing else.
    return (await textPool.run({ path, wanted }, seconds)) as PdfAnswer;
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return { kind: 'failed', reason: '读取首页时超出时间或内存限制，已停止' };
  }
}
