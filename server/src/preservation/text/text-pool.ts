import { WorkerPool } from '../worker-pool.ts';
import type { PdfAnswer, PdfTask, TextAnswer, TextTask } from './text-task.ts';

// Two, so that one hostile file does not hold up everybody's; more would take the machine's memory.
export const textPool = new WorkerPool<TextTask | PdfTask, TextAnswer | PdfAnswer>(
  new URL('./text.worker.ts', import.meta.url),
  { size: 2, memoryMb: 512 },
);
