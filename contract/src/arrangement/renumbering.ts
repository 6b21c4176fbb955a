import { z } from 'zod';
import { retentionCode } from '../classification/retention.ts';
import { type NumberRange, nextNumbers } from './number-runs.ts';
import { orderRuleNames, orderRules } from './record-order.ts';

/**
 * `reorder`: the records of one class, or of a run of its numbers, are numbered again. `move`: records go to the
 * class that their description gives, and get the next numbers there.
 */
export const renumberingKinds = ['reorder', 'move'] as const;
export const renumberingKind = z.enum(renumberingKinds);
export type RenumberingKind = z.output<typeof renumberingKind>;
export const renumberingKindNames: Record<RenumberingKind, string> = {
  reorder: '类内重排',
  move: '移入应属类目',
};

/** `approved`: the numbers are given, the objects in the store are being written. */
export const renumberingStates = [
  'draft',
  'proposed',
  'approved',
  'done',
  'refused',
  'withdrawn',
] as const;
export const renumberingState = z.enum(renumberingStates);
export type RenumberingState = z.output<typeof renumberingState>;
export const renumberingStateNames: Record<RenumberingState, string> = {
  draft: '草拟',
  proposed: '待批准',
  approved: '写入存储',
  done: '已完成',
  refused: '未批准',
  withdrawn: '已撤回',
};

/** `present`: as they stand, where only gaps are closed or the code rule has changed. `by-hand`: as listed. */
export const renumberingOrders = [...orderRules, 'present', 'by-hand'] as const;
export const renumberingOrder = z.enum(renumberingOrders);
export type RenumberingOrder = z.output<typeof renumberingOrder>;
export const renumberingOrderNames: Record<RenumberingOrder, string> = {
  ...orderRuleNames,
  present: '次序不变',
  'by-hand': '按所列次序',
};

/** What one renumbering may touch: its numbers are given in one transaction, so that nobody sees half of them. */
export const MOST_RENUMBERED = 3000;

const itemNumber = z.number().int().min(1).max(99_999);
const records = z.array(z.uuid()).min(1).max(MOST_RENUMBERED);
const codes = z.array(z.string().trim().min(1).max(100)).min(1).max(MOST_RENUMBERED);

/** What of a description decides the class; the same for every record that is moved. */
export const classChanges = z.object({
  year: z.number().int().min(1900).max(2200).optional(),
  retention: retentionCode.optional(),
  departmentId: z.uuid().optional(),
  matterId: z.uuid().optional(),
});
export type ClassChanges = z.output<typeof classChanges>;

const reorder = z.object({
  kind: z.literal('reorder'),
  classKey: z.string().min(1).max(200),
  /** The run of numbers; without it the whole class. */
  from: itemNumber.nullable(),
  to: itemNumber.nullable(),
  order: renumberingOrder,
  /** Numbers that are empty are used by those that follow. */
  closeGaps: z.boolean(),
});
const move = z.object({ kind: z.literal('move'), changes: classChanges });

/** As a person asks for it: records by their codes, one a line, as they stand in a list or on paper. */
export const renumberingWish = z.discriminatedUnion('kind', [
  reorder.extend({ codes: codes.nullable() }),
  move.extend({ codes }),
]);
export type RenumberingWish = z.output<typeof renumberingWish>;

/** As it is kept: records by their ids, since codes are what changes. */
export const renumberingPlan = z.discriminatedUnion('kind', [
  reorder.extend({ recordIds: records.nullable() }),
  move.extend({ recordIds: records }),
]);
export type RenumberingPlan = z.output<typeof renumberingPlan>;

/** Why a renumbering cannot be proposed or done as it stands. */
export const renumberingFaults = {
  'in-volume': '在案卷中，件号随卷，不能单独调整',
  'not-filed': '尚未归档完毕',
  quarantined: '已隔离',
  'on-hold': '已冻结',
  'proposal-open': '有未决的处置或更正申请',
  'renumbering-open': '在另一份编号调整中',
  reserved: '用的是预留号，先释放预留号段',
  'box-closed': '在已封或已上架的盒中，先拆封',
  'other-class': '现著录应属别的类目，用“移入应属类目”调整',
  'same-class': '已在应属的类目中，类内调整用“类内重排”',
  'by-volume': '应属的类目按卷整理，不能按件编入',
  unplaceable: '缺年度、保管期限、机构或问题，编不出档号',
  'code-taken': '新档号已属别的文件',
} as const;
export type RenumberingFault = keyof typeof renumberingFaults;
export const renumberingFault = z.enum(
  Object.keys(renumberingFaults) as [RenumberingFault, ...RenumberingFault[]],
);

type Reordering = {
  readonly closeGaps: boolean;
  /** Where the run begins. */
  readonly from: number;
  readonly reserved: readonly NumberRange[];
};

/**
 * The numbers that the records of a run get, in their new order: those they hold, lowest first, or, where gaps
 * are closed, every number from the first of the run that nobody has reserved.
 */
export function reorderedNumbers(
  held: readonly number[],
  { closeGaps, from, reserved }: Reordering,
): number[] {
  if (closeGaps) return nextNumbers(from - 1, reserved, held.length);
  return held.toSorted((one, other) => one - other);
}

/** Numbers that lie beside each other as ranges, lowest first. */
export function rangesOf(numbers: readonly number[]): NumberRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const open = ranges.at(-1);
    if (open && open.last + 1 === number) open.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges;
}
