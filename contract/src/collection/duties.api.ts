import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份形如 2026-03');

/** A month-end check of a department (workflows A.6). */
const dutyMonth = z.object({
  departmentId: z.uuid(),
  departmentName: z.string(),
  month,
  dueOn: z.iso.date(),
  state: z.enum(['open', 'overdue', 'done', 'done-late']),
  note: z.string().nullable(),
  doneByName: z.string().nullable(),
  doneAt: instant.nullable(),
});
export type DutyMonth = z.output<typeof dutyMonth>;

export const listDuties = endpoint({
  method: 'GET',
  path: '/collection/duties',
  summary: 'Month-end checks of the departments I work in, a year back, and who keeps up with them',
  access: 'collection.read',
  query: z.object({ departmentId: z.uuid().optional() }),
  reply: z.object({
    months: z.array(dutyMonth),
    people: z.array(
      z.object({
        personId: z.uuid(),
        name: z.string(),
        departmentName: z.string(),
        due: z.number().int(),
        done: z.number().int(),
        inTime: z.number().int(),
      }),
    ),
  }),
});

export const checkMonth = endpoint({
  method: 'POST',
  path: '/collection/departments/:departmentId/month-checks',
  summary: 'Note that what a department made in a month was compared with what was collected',
  access: 'collection.pre-file',
  params: z.object({ departmentId: z.uuid() }),
  body: z.object({ month, note: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: [
    'collection.department-not-yours',
    'collection.month-checked-already',
    'collection.month-not-begun',
  ],
});

export const getWeeklyList = endpoint({
  method: 'GET',
  path: '/collection/departments/:departmentId/weekly-list',
  summary: 'What a department collected in the week of a day, for the printed 文件材料收集清单',
  access: 'collection.read',
  params: z.object({ departmentId: z.uuid() }),
  query: z.object({ day: z.iso.date() }),
  reply: z.object({
    agencyName: z.string(),
    departmentName: z.string(),
    monday: z.iso.date(),
    sunday: z.iso.date(),
    rows: z.array(
      z.object({
        recordId: z.uuid(),
        number: z.string().nullable(),
        title: z.string().nullable(),
        documentNumber: z.string().nullable(),
        formedOn: z.string().nullable(),
        /** 份数: as it came with the record, or one. */
        copies: z.string(),
        handedByName: z.string().nullable(),
        collectedAt: instant,
      }),
    ),
  }),
  problems: ['collection.department-not-yours'],
});
