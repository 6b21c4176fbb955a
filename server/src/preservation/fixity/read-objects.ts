import { availableParallelism } from 'node:os';
import { WorkerPool } from '../worker-pool.ts';
import type { FixityReading, FixityTask } from './fixity-task.ts';

/** One processor is left to whoever works in the archive meanwhile. */
export const readers = Math.max(1, availableParallelism() - 1);

const pool = new WorkerPool<FixityTask, FixityReading>(
  new URL('./fixity.worker.ts', import.meta.url),
  { size: readers, memoryMb: 512 },
);

/** Reads every byte of an object and holds it against all that is said of it, in a thread of low priority. */
export function readObjectFixity(task: FixityTask): Promise<FixityReading> {
  return pool.run(task);
}
