import { z } from 'zod';
import { categoryCode } from '../../classification/category.ts';
import { retentionCode } from '../../classification/retention.ts';
import { volumeKinds } from '../../classification/volume-code.ts';
import { filingFault } from '../../records/filing-fault.ts';
import { instant } from '../../values.ts';

export const volumeStates = ['draft', 'closed', 'filed', 'dissolved'] as const;
export const volumeState = z.enum(volumeStates);
export type VolumeState = z.output<typeof volumeState>;
export const volumeStateNames: Record<VolumeState, string> = {
  draft: '组卷中',
  closed: '已封卷',
  filed: '已归档',
  dissolved: '已拆卷',
};

export type VolumeAction = 'arrange' | 'close' | 'reopen' | 'file' | 'dissolve';
export const volumeActionNames: Record<VolumeAction, string> = {
  arrange: '调整卷内文件',
  close: '封卷',
  reopen: '拆封',
  file: '归档',
  dissolve: '拆卷',
};

const volumeLife: Record<VolumeState, Partial<Record<VolumeAction, VolumeState>>> = {
  draft: { arrange: 'draft', close: 'closed', dissolve: 'dissolved' },
  closed: { reopen: 'draft', file: 'filed' },
  filed: {},
  dissolved: {},
};

/** The state an action leads to, or undefined where the volume does not allow it. */
export function volumeAfter(state: VolumeState, action: VolumeAction): VolumeState | undefined {
  return volumeLife[state][action];
}

export const volumePlace = z.object({
  /** The classes below the category as the code joins them: JC·CC, or 01 for vouchers. */
  subclass: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{1,12}(·[A-Z0-9]{1,12}){0,2}$/, '类别号为大写字母或数字，级间用“·”')
    .nullable(),
  project: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{1,12}$/, '项目号为大写字母或数字')
    .nullable(),
  year: z.number().int().min(1600).max(2199),
  retention: retentionCode,
});

export const volumeDescription = volumePlace.extend({
  title: z.string().trim().min(1).max(500),
  /** How many records are to be kept of those that stand to choose from; null: all. */
  wanted: z.number().int().min(1).max(9999).nullable(),
});
export type VolumeDescription = z.output<typeof volumeDescription>;

/** 备考表: what was found when the volume was closed. The one who checks is not the one who arranged. */
/** 统一装订 (workflows H.5): what is stated before a volume is bound, and what bears it out. */
export const bindingStatementNames = {
  complete: '材料齐全',
  whole: '内容完整',
  layout: '版式统一',
  numbering: '编号统一',
} as const;
export type BindingStatement = keyof typeof bindingStatementNames;
export const bindingStatementKeys = Object.keys(bindingStatementNames) as BindingStatement[];
const evidence = z.string().trim().min(1).max(200);
export const bindingStatements = z.object({
  complete: evidence,
  whole: evidence,
  layout: evidence,
  numbering: evidence,
});
export type BindingStatements = z.output<typeof bindingStatements>;

export const referenceSheet = z.object({
  situation: z.string().trim().min(1).max(2000),
  compiledBy: z.string().trim().min(1).max(50),
  compiledOn: z.iso.date(),
  checkedBy: z.string().trim().min(1).max(50),
  checkedOn: z.iso.date(),
  /** Where the scheme of the category asks for it. */
  binding: bindingStatements.optional(),
});
export type ReferenceSheet = z.output<typeof referenceSheet>;

export const volumeRow = volumeDescription.extend({
  id: z.uuid(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  fondsName: z.string(),
  category: categoryCode,
  kind: z.enum(volumeKinds),
  state: volumeState,
  archivalCode: z.string().nullable(),
  number: z.number().int().nullable(),
  records: z.number().int(),
  pages: z.number().int().nullable(),
  begunOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  createdAt: instant,
  version: z.number().int(),
});
export type VolumeRow = z.output<typeof volumeRow>;

export const volumeItem = z.object({
  recordId: z.uuid(),
  position: z.number().int(),
  pageFrom: z.number().int().nullable(),
  pageTo: z.number().int().nullable(),
  chosen: z.boolean(),
  title: z.string().nullable(),
  creator: z.string().nullable(),
  documentNumber: z.string().nullable(),
  documentOn: z.iso.date().nullable(),
  pages: z.number().int().nullable(),
  securityLevel: z.string(),
  remark: z.string().nullable(),
  temporaryNumber: z.string().nullable(),
  archivalCode: z.string().nullable(),
  faults: z.array(filingFault),
});
export type VolumeItem = z.output<typeof volumeItem>;

export const volumeDetail = volumeRow.extend({
  referenceSheet: referenceSheet.nullable(),
  /** Whether it is closed only with the four statements of 统一装订. */
  bindingCheck: z.boolean().default(false),
  closedByName: z.string().nullable(),
  closedAt: instant.nullable(),
  filedAt: instant.nullable(),
  /** The code it would get if it were filed now, or why it would get none. */
  nextCode: z.string().nullable(),
  items: z.array(volumeItem),
});
export type VolumeDetail = z.output<typeof volumeDetail>;

/**
 * The pages of each record, one after the other (页号). From the first record without a count of pages
 * on nothing is known any more.
 */
export function pageRanges(
  counts: readonly (number | null)[],
): ({ from: number; to: number } | undefined)[] {
  let next: number | undefined = 1;
  return counts.map((count) => {
    if (next === undefined || count === null) {
      next = undefined;
      return undefined;
    }
    const from = next;
    next += count;
    return { from, to: next - 1 };
  });
}
