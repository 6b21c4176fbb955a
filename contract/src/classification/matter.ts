import { z } from 'zod';

/** As a department's code: it becomes part of archival codes (DA/T 22-2015, 5.4.2). */
export const matterCode = z
  .string()
  .trim()
  .regex(/^([A-Z0-9]{1,12}|[一-龥]{1,12})$/, '问题代码为 1–12 位大写字母、数字或汉字');

/** 问题: a subject by which a fonds is divided into classes instead of by department. */
export const matter = z.object({
  id: z.uuid(),
  fondsId: z.uuid(),
  code: z.string(),
  name: z.string(),
  /** From this day on nothing new is put under it. */
  closedOn: z.iso.date().nullable(),
  /** Records the reader may see, but for the voided. */
  records: z.number().int(),
  version: z.number().int(),
});
export type Matter = z.output<typeof matter>;
