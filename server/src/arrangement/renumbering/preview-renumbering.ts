import type { RenumberingPlan } from '@lantai/contract/arrangement/renumbering.ts';
import { ArchivalCodeError } from '@lantai/contract/classification/archival-code.ts';
import type { Db } from '#platform/database.ts';
import { digestText } from '../../preservation/digest.ts';
import { findLastNumbers } from '../numbering/class-head.ts';
import { inFonds, placeIfComplete } from '../numbering/class-places.ts';
import { findPassedOver, findReserved, type RangeRow } from '../numbering/ranges.ts';
import type { Place } from '../place-records.ts';
import { findOrderRules } from '../ready-records.ts';
import {
  type BoxRun,
  changesNumber,
  type RenumberedItem,
  renumbered,
  type Vacated,
  vacatedBy,
} from './plan-renumbering.ts';
import { asChanged, findLookedAt } from './renumbered-records.ts';
import { type FoundFault, findFaults } from './renumbering-faults.ts';

export type Preview = {
  /** Those whose number changes, in the order of their new numbers. */
  readonly items: readonly RenumberedItem[];
  readonly unchanged: number;
  readonly vacated: readonly Vacated[];
  readonly faults: readonly FoundFault[];
  /** Of all that is shown, and of the versions of the records it was reckoned from. */
  readonly digest: string;
};

type Wanted = {
  readonly id: string | null;
  readonly fondsId: string;
  readonly agencyId: string;
  readonly plan: RenumberingPlan;
};

/** What a renumbering would do now. Proposing, approving and doing go by this and by nothing else. */
export async function previewRenumbering(
  db: Db,
  { id, fondsId, agencyId, plan }: Wanted,
): Promise<Preview> {
  const fonds = await inFonds(db, fondsId);
  const lookedAt = await findLookedAt(db, fondsId, plan);
  const described =
    plan.kind === 'move' ? await asChanged(db, agencyId, lookedAt, plan.changes) : lookedAt;
  const placed = described.flatMap((record) => {
    const place = placeIfComplete(fonds, record);
    return place && canBeCoded(place) ? [{ record, place }] : [];
  });
  const boxes = await findBoxRuns(db, fondsId);
  const reserved = byClass(await findReserved(db, fondsId));
  const known = {
    placed,
    boxes,
    passedOver: plan.kind === 'reorder' ? reserved : byClass(await findPassedOver(db, fondsId)),
    lastNumbers: await findLastNumbers(db, fondsId),
    rules: await findOrderRules(db, fondsId),
  };
  const all = renumbered(plan, known);
  const items = all.filter(changesNumber).toSorted(byNewNumber);
  const judged = { renumberingId: id, plan, lookedAt, placed, items, boxes, reserved };
  return {
    items,
    unchanged: lookedAt.length - items.length,
    vacated: vacatedBy(items),
    faults: await findFaults(db, judged),
    digest: digestOf(items),
  };
}

/** A department whose name is no code, say, makes a class but no archival code. */
function canBeCoded(place: Place): boolean {
  try {
    return place.codeOf(1) !== '';
  } catch (error) {
    if (error instanceof ArchivalCodeError) return false;
    throw error;
  }
}

const byClass = (ranges: readonly RangeRow[]) => Map.groupBy(ranges, ({ classKey }) => classKey);

function byNewNumber({ after: one }: RenumberedItem, { after: other }: RenumberedItem): number {
  if (one.classKey !== other.classKey) return one.classKey < other.classKey ? -1 : 1;
  return one.itemNumber - other.itemNumber;
}

function digestOf(items: readonly RenumberedItem[]): string {
  const said = items.map(({ recordId, version, before, after }) => [
    recordId,
    version,
    ...[before.archivalCode, before.boxNumber],
    ...[after.classKey, after.itemNumber, after.archivalCode, after.boxNumber],
  ]);
  return digestText(JSON.stringify(said)).sm3;
}

async function findBoxRuns(db: Db, fondsId: string): Promise<BoxRun[]> {
  const rows = await db
    .selectFrom('box')
    .select(['id', 'class_key as classKey', 'number', 'state'])
    .select(['first_item', 'last_item'])
    .where('fonds_id', '=', fondsId)
    .orderBy('class_key')
    .orderBy('number')
    .execute();
  return rows.map(({ state, first_item, last_item, ...box }) => ({
    ...box,
    first: first_item,
    last: last_item,
    isOpen: state === 'open',
  }));
}
