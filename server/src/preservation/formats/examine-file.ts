import { extname } from 'node:path';
import { WorkerPool, WorkerStopped } from '../worker-pool.ts';
import type { ExamineAnswer, ExamineTask } from './identification.ts';

export type { ExaminedFile, Identification, Probe } from './identification.ts';

export type ExamineOptions = {
  /** Its name, where the file lies under another one, as in the store. */
  readonly fileName?: string;
  /** Path of an operator's DROID signature file. */
  readonly signatures?: string | undefined;
  readonly probe?: boolean;
  readonly seconds?: number;
};

const pool = new WorkerPool<ExamineTask, ExamineAnswer>(
  new URL('./formats.worker.ts', import.meta.url),
  { size: 2, memoryMb: 768 },
);

/**
 * Identifies a file, and with `probe` looks whether it can be read. Files come from outside: each is
 * examined in a worker under limits of time and memory, and a bad one fails alone, with a reason.
 */
export async function examineFile(
  path: string,
  { fileName = path, signatures, probe = false, seconds = 60 }: ExamineOptions = {},
): Promise<ExamineAnswer> {
  const ending = extname(fileName).slice(1).toLowerCase();
  try {
    return await pool.run({ path, ending, signatures: signatures ?? null, probe }, seconds);
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    const reasons = {
      time: `${seconds} 秒内未能看完，已停止`,
      memory: '占用内存过多，已停止',
      crash: '检查时意外中止',
    };
    return { kind: 'unreadable', reason: reasons[error.why] };
  }
}
