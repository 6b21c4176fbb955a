import { availableParallelism } from 'node:os';
import { servingMemory } from '#platform/serving.ts';
import { WorkerPool } from '../worker-pool.ts';
import type { FixityReading, FixityTask, PlacedObject } from './fixity-task.ts';

/** One processor is left to whoever works in the archive meanwhile. */
const readers = Math.max(1, availableParallelism() - 1);
const share = 8;

const pool = new WorkerPool<FixityTask, FixityReading[]>(
  new URL('./fixity.worker.ts', import.meta.url),
  { size: readers, memoryMb: 512, given: { serving: servingMemory } },
);

/**
 * Reads every byte of some objects and holds it against all that is said of it, in threads of low priority.
 * Answers in the order in which they are given.
 */
export async function readFixity(objects: readonly PlacedObject[]): Promise<FixityReading[]> {
  const each = Math.max(share, Math.ceil(objects.length / readers));
  const parts = Array.from({ length: Math.ceil(objects.length / each) }, (_, place) =>
    objects.slice(place * each, (place + 1) * each),
  );
  const readings = await Promise.all(parts.map((part) => pool.run({ objects: part })));
  return readings.flat();
}
