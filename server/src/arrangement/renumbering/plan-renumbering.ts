import { type NumberRange, nextNumbers } from '@lantai/contract/arrangement/number-runs.ts';
import { inClassOrder, type OrderRule } from '@lantai/contract/arrangement/record-order.ts';
import {
  type RenumberingOrder,
  type RenumberingPlan,
  rangesOf,
  reorderedNumbers,
} from '@lantai/contract/arrangement/renumbering.ts';
import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import type { Place } from '../place-records.ts';
import type { LookedAt } from './renumbered-records.ts';

/** What a record has before a renumbering, or after it. */
export type HeldNumber = {
  readonly classKey: string;
  readonly itemNumber: number;
  readonly archivalCode: string;
  readonly boxNumber: string | null;
};

/** One change: what the preview shows, and what the execution makes. */
export type RenumberedItem = {
  readonly recordId: string;
  readonly title: string | null;
  readonly version: number;
  readonly onPaper: boolean;
  readonly before: HeldNumber;
  readonly after: HeldNumber;
  readonly codeRule: ArchivalCodeRule;
};

export type BoxRun = {
  readonly id: string;
  readonly classKey: string;
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly isOpen: boolean;
};

export type Placed = { readonly record: LookedAt; readonly place: Place };

/** All that decides the new numbers, as it is at one moment. */
export type Known = {
  readonly placed: readonly Placed[];
  readonly boxes: readonly BoxRun[];
  /** Open reservations, and for a move what numbering passes over, by class. */
  readonly passedOver: ReadonlyMap<string, readonly NumberRange[]>;
  readonly lastNumbers: ReadonlyMap<string, number>;
  /** The rule of each class somebody has chosen one for. */
  readonly rules: ReadonlyMap<string, OrderRule>;
};

/** Every record with the number it gets, also where that is the one it has. The one place that decides it. */
export function renumbered(plan: RenumberingPlan, known: Known): RenumberedItem[] {
  const numbered = plan.kind === 'reorder' ? reordered(plan, known) : moved(known);
  return numbered.map(({ record, place, number }) => {
    const before = heldBy(record);
    const after = {
      classKey: place.classKey,
      itemNumber: number,
      archivalCode: place.codeOf(number),
    };
    const onPaper = record.carrier !== 'electronic';
    return {
      recordId: record.id,
      title: record.title,
      version: record.version,
      onPaper,
      before,
      after: { ...after, boxNumber: onPaper ? boxOf(known.boxes, before, after) : null },
      codeRule: place.scheme.codeRule,
    };
  });
}

export function changesNumber({ before, after }: RenumberedItem): boolean {
  return before.archivalCode !== after.archivalCode || before.itemNumber !== after.itemNumber;
}

export function heldBy(record: LookedAt): HeldNumber {
  return {
    classKey: record.class_key ?? '',
    itemNumber: record.item_number ?? 0,
    archivalCode: record.archival_code ?? '',
    boxNumber: record.box_number,
  };
}

type Numbered = Placed & { readonly number: number };

function reordered(
  plan: Extract<RenumberingPlan, { kind: 'reorder' }>,
  { placed, passedOver }: Known,
): Numbered[] {
  const numbers = reorderedNumbers(
    placed.map(({ record }) => record.item_number ?? 0),
    {
      closeGaps: plan.closeGaps,
      from: plan.from ?? 1,
      reserved: passedOver.get(plan.classKey) ?? [],
    },
  );
  return inOrder(placed, plan.order, plan.recordIds ?? []).map((each, index) => ({
    ...each,
    number: numbers[index] ?? 0,
  }));
}

function moved({ placed, passedOver, lastNumbers, rules }: Known): Numbered[] {
  return [...Map.groupBy(placed, ({ place }) => place.classKey)].flatMap(([classKey, members]) => {
    const last = lastNumbers.get(classKey) ?? 0;
    const numbers = nextNumbers(last, passedOver.get(classKey) ?? [], members.length);
    return inOrder(members, rules.get(classKey) ?? 'time').map((each, index) => ({
      ...each,
      number: numbers[index] ?? 0,
    }));
  });
}

function inOrder(
  placed: readonly Placed[],
  order: RenumberingOrder,
  byHand: readonly string[] = [],
): readonly Placed[] {
  if (order === 'present') return placed;
  const positions = new Map(
    order === 'by-hand' ? byHand.map((recordId, index) => [recordId, index]) : [],
  );
  return inClassOrder(
    placed.map((each) => ({
      ...each.record,
      // Those that are listed come first, as listed.
      arrangedPosition: positions.get(each.record.id) ?? null,
      each,
    })),
    order === 'by-hand' ? 'time' : order,
  ).map(({ each }) => each);
}

type Numbering = Pick<HeldNumber, 'classKey' | 'itemNumber'>;

/** The box of the new number. What lay in a box that came with an old catalogue stays in it. */
function boxOf(boxes: readonly BoxRun[], before: HeldNumber, after: Numbering): string | null {
  const box = boxAt(boxes, after);
  if (box) return String(box.number);
  return boxAt(boxes, before) ? null : before.boxNumber;
}

export function boxAt(
  boxes: readonly BoxRun[],
  { classKey, itemNumber }: Numbering,
): BoxRun | undefined {
  return boxes.find(
    (box) => box.classKey === classKey && box.first <= itemNumber && itemNumber <= box.last,
  );
}

export type Vacated = NumberRange & { readonly classKey: string };
type Change = { readonly before: Numbering; readonly after: Numbering };

/** The numbers that records leave and none of them takes. */
export function vacatedBy(items: readonly Change[]): Vacated[] {
  const taken = new Set(items.map(({ after }) => `${after.classKey} ${after.itemNumber}`));
  const left = items
    .map(({ before }) => before)
    .filter(({ classKey, itemNumber }) => !taken.has(`${classKey} ${itemNumber}`));
  return [...Map.groupBy(left, ({ classKey }) => classKey)].flatMap(([classKey, numbers]) =>
    rangesOf(numbers.map(({ itemNumber }) => itemNumber)).map((range) => ({ classKey, ...range })),
  );
}
