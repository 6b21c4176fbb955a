import { z } from 'zod';
import type { ArchivalCodeRule } from './archival-code-rule.ts';
import { type CategoryCode, categoryName } from './category.ts';
import { type RetentionCode, retentionName } from './retention.ts';

export type ClassLevel = 'year' | 'department' | 'retention';

/**
 * How a category is divided into classes, highest first. DA/T 22-2015, 5.2.2: three levels in any
 * order, or year and retention alone where an agency is small. One fonds keeps to one order.
 */
const orderLevels = {
  'year-department-retention': ['year', 'department', 'retention'],
  'year-retention-department': ['year', 'retention', 'department'],
  'department-year-retention': ['department', 'year', 'retention'],
  'department-retention-year': ['department', 'retention', 'year'],
  'retention-year-department': ['retention', 'year', 'department'],
  'retention-department-year': ['retention', 'department', 'year'],
  'year-retention': ['year', 'retention'],
} as const satisfies Record<string, readonly ClassLevel[]>;

export const classificationOrder = z.enum([
  'year-department-retention',
  'year-retention-department',
  'department-year-retention',
  'department-retention-year',
  'retention-year-department',
  'retention-department-year',
  'year-retention',
]);
export type ClassificationOrder = z.output<typeof classificationOrder>;

/** A fonds classifies by department or by matter (机构或问题), never by both. */
export const departmentOrMatter = z.enum(['department', 'matter']);
export type DepartmentOrMatter = z.output<typeof departmentOrMatter>;

export function classLevels(order: ClassificationOrder): readonly ClassLevel[] {
  return orderLevels[order];
}

/** As the trade says it: 年度—机构—保管期限. */
export function classificationOrderName(
  order: ClassificationOrder,
  by: DepartmentOrMatter = 'department',
): string {
  const names = {
    year: '年度',
    department: by === 'matter' ? '问题' : '机构',
    retention: '保管期限',
  };
  return classLevels(order)
    .map((level) => names[level])
    .join('—');
}

/** Where a record is to be filed. The department may stand for a matter. */
export type ClassPlace = {
  readonly fonds: string;
  readonly category: CategoryCode;
  readonly order: ClassificationOrder;
  readonly year: number;
  readonly retention: RetentionCode;
  readonly department?: { readonly code: string; readonly name: string } | undefined;
};

/** One step of the way from the category down to the class, for a tree on screen. */
export type ClassStep = {
  readonly level: 'category' | ClassLevel;
  readonly code: string;
  readonly label: string;
};

export type ClassKey = {
  /** Names the lowest class, in which item numbers run from 1 without a gap: Z109/WS/2011/Y/BGS. */
  readonly key: string;
  readonly path: readonly ClassStep[];
};

/** Throws a RangeError where the order asks for a department and there is none. */
export function classKey(place: ClassPlace): ClassKey {
  const levels = classLevels(place.order).map((level) => classStep(place, level));
  // The key ignores the order of the levels, as the code does (DA/T 22-2015, 5.4.2): two orders
  // divide into the same classes, and a changed tree must not start any class again from 1.
  const inCodeOrder = (['year', 'retention', 'department'] as const).flatMap((level) =>
    levels.filter((step) => step.level === level),
  );
  const pieces = [place.fonds, place.category, ...inCodeOrder.map(({ code }) => code)];
  return {
    key: pieces.map(keyPiece).join('/'),
    path: [
      { level: 'category', code: place.category, label: categoryName(place.category) },
      ...levels,
    ],
  };
}

/** Whether codes of this rule differ wherever the classes do; if not, two records get one code. */
export function codeShowsClass(rule: ArchivalCodeRule, order: ClassificationOrder): boolean {
  const shown = rule.series.map(({ kind }) => kind);
  return classLevels(order).every((level) => shown.includes(level));
}

function classStep({ year, retention, department }: ClassPlace, level: ClassLevel): ClassStep {
  switch (level) {
    case 'year':
      return { level, code: String(year), label: `${year}年` };
    case 'retention':
      return { level, code: retention, label: retentionName(retention) };
    case 'department':
      if (!department) throw new RangeError('the classification order needs a department');
      return { level, code: department.code, label: department.name };
  }
}

function keyPiece(piece: string): string {
  // A slash inside a piece would let two classes share a key.
  if (piece === '' || piece.includes('/')) throw new RangeError(`not a class code: “${piece}”`);
  return piece;
}
