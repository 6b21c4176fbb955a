import { z } from 'zod';
import { type CategoryCode, categoryCode, categoryName } from '../classification/category.ts';
import type { RecordState } from '../records/record-life.ts';

/** GB/T 18894-2016, 8.1.4: what is not filed yet lies in the 预归档库, what is filed in the 正式库. */
export const repositoryNames = { waiting: '预归档库', formal: '正式库' } as const;
export type Repository = keyof typeof repositoryNames;

/** Where a record lies follows from its state; of a voided or destroyed one there is nothing to be kept in order. */
export function repositoryOf(state: RecordState): Repository | undefined {
  if (state === 'voided' || state === 'destroyed') return undefined;
  return state === 'filed' ? 'formal' : 'waiting';
}

/** The part of the formal repository in which a category lies until somebody decides otherwise. */
export function usualLibrary(category: CategoryCode): string {
  return `${categoryName(category)}档案库`;
}

/** What may come into a library: anything that can be filed, or only files whose formats conform. */
export const formatStrategy = z.enum(['any', 'conforming']);
export type FormatStrategy = z.output<typeof formatStrategy>;
export const formatStrategyNames: Record<FormatStrategy, string> = {
  any: '不限格式',
  conforming: '格式合规或已转换才入库',
};

export const library = z.object({
  category: categoryCode,
  library: z.string(),
  formats: formatStrategy,
  decided: z.boolean(),
  waiting: z.number(),
  /** Ready to be filed, and kept back by the strategy. */
  held: z.number(),
  formal: z.number(),
});
export type Library = z.output<typeof library>;
