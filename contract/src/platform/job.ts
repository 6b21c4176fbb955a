import { z } from 'zod';
import { instant } from '../values.ts';

export const jobStates = [
  'waiting',
  'running',
  'cancelling',
  'done',
  'cancelled',
  'failed',
] as const;
export const jobState = z.enum(jobStates);
export type JobState = z.output<typeof jobState>;

export const jobStateNames: Record<JobState, string> = {
  waiting: '排队中',
  running: '进行中',
  cancelling: '正在取消',
  done: '已完成',
  cancelled: '已取消',
  failed: '失败',
};

export const jobRun = z.object({
  id: z.uuid(),
  kind: z.string(),
  state: jobState,
  /** Work done so far and in all, in the unit of the job (rows, records); total unknown at first. */
  done: z.number(),
  total: z.number().nullable(),
  note: z.string().nullable(),
  result: z.unknown(),
  problem: z.looseObject({ code: z.string(), title: z.string() }).nullable(),
  requestedAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type JobRun = z.output<typeof jobRun>;

export function isOpenJob(state: JobState): boolean {
  return state === 'waiting' || state === 'running' || state === 'cancelling';
}
