import { z } from 'zod';
import type { NumberRange } from './number-runs.ts';

/** How thick the boxes are that are made, in mm. DA/T 22-2015. */
export const boxThicknesses = [20, 30, 40, 50] as const;
export const boxThickness = z.union([z.literal(20), z.literal(30), z.literal(40), z.literal(50)]);
export type BoxThickness = z.output<typeof boxThickness>;

export const boxStates = ['open', 'closed', 'shelved'] as const;
export const boxState = z.enum(boxStates);
export type BoxState = z.output<typeof boxState>;
export const boxStateNames: Record<BoxState, string> = {
  open: '装盒中',
  closed: '已封盒',
  shelved: '已上架',
};

/** How the thickness of paper is reckoned. Not in a standard: each archive measures its own paper. */
export const paperRule = z.object({
  /** One sheet, in mm: 80 g/m² office paper is about 0.1. */
  sheetMm: z.coerce.number().min(0.02).max(1).default(0.1),
  /** Clip, folder and air of one item, in mm. */
  itemMm: z.coerce.number().min(0).max(5).default(0.3),
  /** Pages on one sheet: 2 where both sides are printed. */
  pagesPerSheet: z.coerce.number().int().min(1).max(2).default(1),
  /** What of the spine is filled at most: a box packed to the lid crushes paper. */
  fill: z.coerce.number().min(0.5).max(1).default(0.9),
  /** The box that is taken while there is enough to fill it. */
  thickness: z.coerce.number().pipe(boxThickness).default(40),
});
export type PaperRule = z.output<typeof paperRule>;
export const usualPaper: PaperRule = paperRule.parse({});

/** A record on paper, by its number in its class. */
export type BoxItem = { readonly item: number; readonly pages: number | null };

export type PlannedBox = NumberRange & {
  readonly thickness: BoxThickness;
  readonly records: number;
  readonly pages: number;
  /** Items whose pages nobody counted; each is reckoned as one sheet. */
  readonly uncounted: number;
  readonly contentMm: number;
  /** The content is more than the box is to be filled with. */
  readonly overfull: boolean;
};

/** How thick an item lies in the box. */
export function itemThickness({ pages }: BoxItem, rule: PaperRule): number {
  return Math.ceil((pages ?? 1) / rule.pagesPerSheet) * rule.sheetMm + rule.itemMm;
}

/**
 * Fills boxes one after the other in the order of numbers. The class is the unit: what DA/T 22 keeps
 * apart (year, department, period) is in another class, so no plan can mix it. The last box, and one for
 * a single thick item, is as thin or as thick as it needs to be.
 */
export function planBoxes(items: readonly BoxItem[], rule: PaperRule): PlannedBox[] {
  const room = rule.thickness * rule.fill;
  const groups: BoxItem[][] = [];
  let filled = 0;
  for (const item of items) {
    const thickness = itemThickness(item, rule);
    const open = groups.at(-1);
    if (open && rounded(filled + thickness) <= room) {
      open.push(item);
      filled += thickness;
    } else {
      groups.push([item]);
      filled = thickness;
    }
  }
  return groups.map((group) => boxOf(group, rule));
}

/** The boxes that come of ending each at the given item: a boundary somebody moved. */
export function boxesEndingAt(
  items: readonly BoxItem[],
  lastItems: readonly number[],
  rule: PaperRule,
): PlannedBox[] {
  const ends = [...lastItems].sort((one, other) => one - other);
  const groups = Map.groupBy(items, ({ item }) => ends.findIndex((end) => item <= end));
  return [...groups]
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([, group]) => boxOf(group, rule));
}

/** Behind the last boundary is one more box. */
const place = (index: number) => (index === -1 ? Number.POSITIVE_INFINITY : index);

function boxOf(items: readonly BoxItem[], rule: PaperRule): PlannedBox {
  const contentMm = rounded(items.reduce((sum, item) => sum + itemThickness(item, rule), 0));
  const fitting = boxThicknesses.find((thickness) => contentMm <= rounded(thickness * rule.fill));
  return {
    first: items[0]?.item ?? 0,
    last: items.at(-1)?.item ?? 0,
    thickness: fitting ?? 50,
    records: items.length,
    pages: items.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
    uncounted: items.filter(({ pages }) => pages === null).length,
    contentMm,
    overfull: fitting === undefined,
  };
}

/** To a tenth of a millimetre: sums of tenths are not exact in binary. */
function rounded(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}
