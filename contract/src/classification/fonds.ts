import { z } from 'zod';
import { archivalCodeRule } from './archival-code-rule.ts';
import { categoryCode } from './category.ts';
import { classificationOrder, departmentOrMatter } from './classification-order.ts';

/** 1 capital letter and 3 digits (DA/T 13-2022, 4.2). */
export const fondsCode = z.string().regex(/^[A-Z]\d{3}$/, '全宗号为 1 位大写字母加 3 位数字');

export const fonds = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  foundedOn: z.iso.date().nullable(),
  /** Records the reader may see: all, and filed. */
  records: z.number(),
  filed: z.number(),
  version: z.number().int(),
});
export type Fonds = z.output<typeof fonds>;

/** Whether the records of a category are numbered one by one, or within volumes (DA/T 13-2022, 5). */
export const filingUnit = z.enum(['item', 'volume']);
export type FilingUnit = z.output<typeof filingUnit>;
export const filingUnitNames: Record<FilingUnit, string> = { item: '按件', volume: '按卷' };

/** How one category of a fonds is arranged and coded, from a year on. */
export const classificationScheme = z.object({
  id: z.uuid(),
  category: categoryCode,
  order: classificationOrder,
  dividedBy: departmentOrMatter,
  unit: filingUnit,
  codeRule: archivalCodeRule,
  validFromYear: z.number().int(),
  /** 统一装订: volumes are closed only with the four statements (workflows H.5). */
  bindingCheck: z.boolean().default(false),
});
export type ClassificationScheme = z.output<typeof classificationScheme>;

/** workflows A.3; 档案法实施条例, 19: departments confirm, the leader agrees, the authority approves. */
export const scheduleStates = [
  'draft',
  'department-review',
  'internal-approval',
  'authority-review',
  'effective',
  'superseded',
] as const;
export type ScheduleState = (typeof scheduleStates)[number];
export const scheduleStateNames: Record<ScheduleState, string> = {
  draft: '编制中',
  'department-review': '部门确认中',
  'internal-approval': '待领导审定',
  'authority-review': '待主管部门审查',
  effective: '生效',
  superseded: '已被替代',
};

export type ScheduleAction =
  | 'submit'
  | 'confirm'
  | 'endorse'
  | 'approve'
  | 'return'
  | 'supersede'
  | 'edit';

const scheduleLife: Record<ScheduleState, Partial<Record<ScheduleAction, ScheduleState>>> = {
  draft: { submit: 'department-review', edit: 'draft' },
  // The last department's confirmation takes it on.
  'department-review': { confirm: 'internal-approval', return: 'draft' },
  'internal-approval': { endorse: 'authority-review', return: 'draft' },
  'authority-review': { approve: 'effective', return: 'draft' },
  effective: { supersede: 'superseded' },
  superseded: {},
};

export function scheduleAfter(
  state: ScheduleState,
  action: ScheduleAction,
): ScheduleState | undefined {
  return scheduleLife[state][action];
}

export const scheduleItem = z.object({
  number: z
    .string()
    .trim()
    .regex(/^\d+(\.\d+)*$/, '条款号形如 1、1.1、1.1.1'),
  text: z.string().trim().min(1).max(1000),
  /** null on a heading; a clause without sub-clauses has a period. */
  retention: z
    .string()
    .regex(/^(Y|D[1-9]\d?)$/)
    .nullable(),
  category: categoryCode.default('WS'),
  remark: z.string().trim().max(500).nullable().default(null),
});
export type ScheduleItem = z.output<typeof scheduleItem>;

export const schedule = z.object({
  id: z.uuid(),
  agencyId: z.uuid().nullable(),
  agencyName: z.string().nullable(),
  title: z.string(),
  version: z.number().int(),
  state: z.enum(scheduleStates),
  source: z.string(),
  effectiveFrom: z.iso.date().nullable(),
  effectiveTo: z.iso.date().nullable(),
  approvalNumber: z.string().nullable(),
  compiledByName: z.string().nullable(),
  endorsedByName: z.string().nullable(),
  approvedByName: z.string().nullable(),
  returnReason: z.string().nullable(),
  items: z.number().int(),
  rowVersion: z.number().int(),
});
export type Schedule = z.output<typeof schedule>;
