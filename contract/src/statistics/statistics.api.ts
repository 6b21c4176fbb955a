import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';

/** 归档进度: of the documents of one year, how far each department's have come, by category. */
export const getFilingProgress = endpoint({
  method: 'GET',
  path: '/statistics/filing-progress',
  summary: 'How far the documents of a year have come, by department and category, and by month',
  access: 'collection.read',
  query: z.object({ fondsId: z.uuid(), year: z.coerce.number().int().min(1600).max(2199) }),
  reply: z.array(
    z.object({
      departmentId: z.uuid().nullable(),
      departmentName: z.string().nullable(),
      category: categoryCode,
      /** All but the voided. */
      captured: z.number(),
      /** Not handed over yet: drafts, registered, in handling, pre-filed, returned. */
      waiting: z.number(),
      /** Handed over, accepted, or being written to the store. */
      underway: z.number(),
      filed: z.number(),
      excluded: z.number(),
      /** What was filed in each month of the year after, the first being January. */
      filedByMonth: z.array(z.object({ month: z.string(), count: z.number() })),
    }),
  ),
  problems: ['classification.fonds-not-found'],
});

/** 室藏统计: what a fonds holds (GB/T 18894-2016, 9.4). */
export const getHoldings = endpoint({
  method: 'GET',
  path: '/statistics/holdings',
  summary: 'What is filed in a fonds, by category, year and retention: pieces, pages, bytes',
  access: 'records.read',
  query: z.object({ fondsId: z.uuid() }),
  reply: z.array(
    z.object({
      category: categoryCode,
      year: z.number().int().nullable(),
      retention: z.string().nullable(),
      records: z.number(),
      pages: z.number(),
      components: z.number(),
      bytes: z.number(),
    }),
  ),
  problems: ['classification.fonds-not-found'],
});
