import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';

/** 目录索引 (workflows H.7): by time, by department, by the institution a document comes from. */
export const indexOrder = z.enum(['time', 'department', 'institution']);
export type IndexOrder = z.output<typeof indexOrder>;
export const indexOrderNames: Record<IndexOrder, string> = {
  time: '时间序',
  department: '部门序',
  institution: '事业单位序',
};

/** Page, print and workbook have these, in this order. */
export const indexColumnNames = {
  sequence: '序号',
  documentNumber: '文号',
  title: '题名',
  day: '日期',
  institution: '机构',
  remark: '备注',
} as const;
export type IndexColumn = keyof typeof indexColumnNames;
export const indexColumns = Object.keys(indexColumnNames) as IndexColumn[];

/** As much as one index holds; a longer one is drawn up by year or category. */
export const mostIndexRows = 5000;

export const indexFilter = z.object({
  fondsId: z.uuid(),
  order: indexOrder,
  /** Memoirs are of no category and stand in an index of all of them only. */
  category: categoryCode.optional(),
  fromYear: z.coerce.number().int().min(1600).max(2199).optional(),
  toYear: z.coerce.number().int().min(1600).max(2199).optional(),
});
export type IndexFilter = z.output<typeof indexFilter>;

export const indexRow = z.object({
  kind: z.enum(['original', 'memoir']),
  /** The record or the memoir. */
  id: z.uuid(),
  /** Under which the row stands: a department or an institution; null in the order of time. */
  group: z.string().nullable(),
  /** Originals are counted by themselves; a memoir has 记 before its own count. */
  sequence: z.string(),
  documentNumber: z.string(),
  title: z.string(),
  day: z.string(),
  institution: z.string(),
  remark: z.string(),
});
export type IndexRow = z.output<typeof indexRow>;

export const catalogueIndex = z.object({
  fondsCode: z.string(),
  fondsName: z.string(),
  order: indexOrder,
  originals: z.number().int(),
  memoirs: z.number().int(),
  rows: z.array(indexRow),
});
export type CatalogueIndex = z.output<typeof catalogueIndex>;

type Unnumbered = Omit<IndexRow, 'sequence' | 'group'> & {
  readonly departmentName: string | null;
};

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });
/** What has no department or institution, or no day, comes last. */
const unnamed = '（未注明）';

/** Puts the rows into an order and numbers them: originals by themselves, memoirs by themselves. */
export function drawUpIndex(order: IndexOrder, rows: readonly Unnumbered[]): IndexRow[] {
  const groupOf = ({ departmentName, institution }: Unnumbered) => {
    if (order === 'time') return null;
    return (order === 'department' ? departmentName : institution) || unnamed;
  };
  const sorted = rows
    .map((row) => ({ row, group: groupOf(row) }))
    .toSorted(
      (one, other) =>
        lastIf(one.group === unnamed, other.group === unnamed) ||
        collator.compare(one.group ?? '', other.group ?? '') ||
        lastIf(one.row.day === '', other.row.day === '') ||
        compare(one.row.day, other.row.day) ||
        collator.compare(one.row.documentNumber, other.row.documentNumber) ||
        compare(one.row.id, other.row.id),
    );
  const counted = { original: 0, memoir: 0 };
  return sorted.map(({ row, group }) => {
    const { kind, id, documentNumber, title, day, institution, remark } = row;
    counted[kind] += 1;
    const number = String(counted[kind]);
    const sequence = kind === 'memoir' ? `记${number}` : number;
    return { kind, id, group, sequence, documentNumber, title, day, institution, remark };
  });
}

function lastIf(one: boolean, other: boolean): number {
  return Number(one) - Number(other);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
