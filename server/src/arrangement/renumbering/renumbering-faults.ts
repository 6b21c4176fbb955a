import type { NumberRange } from '@lantai/contract/arrangement/number-runs.ts';
import type {
  RenumberingFault,
  RenumberingPlan,
} from '@lantai/contract/arrangement/renumbering.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { type BoxRun, boxAt, type Placed, type RenumberedItem } from './plan-renumbering.ts';
import type { LookedAt } from './renumbered-records.ts';

export type FoundFault = {
  readonly fault: RenumberingFault;
  readonly codes: string[];
  readonly boxes: { id: string; classKey: string; number: number }[];
};

type Judged = {
  readonly renumberingId: string | null;
  readonly plan: RenumberingPlan;
  readonly lookedAt: readonly LookedAt[];
  readonly placed: readonly Placed[];
  /** Those whose number changes. */
  readonly items: readonly RenumberedItem[];
  readonly boxes: readonly BoxRun[];
  readonly reserved: ReadonlyMap<string, readonly NumberRange[]>;
};

/** Everything that keeps a renumbering from being done, each rule with the codes of the records it names. */
export async function findFaults(db: Db, judged: Judged): Promise<FoundFault[]> {
  const { lookedAt, placed, items, plan, reserved } = judged;
  const changing = new Set(items.map(({ recordId }) => recordId));
  const changed = lookedAt.filter(({ id }) => changing.has(id));
  const there = new Set(placed.map(({ record }) => record.id));
  const bound = await findBound(db, judged);
  const named: [RenumberingFault, readonly LookedAt[]][] = [
    ['not-filed', lookedAt.filter(({ state }) => state !== 'filed')],
    ['quarantined', changed.filter(({ quarantined_at }) => quarantined_at !== null)],
    ['in-volume', lookedAt.filter(({ id }) => bound.inVolume.has(id))],
    ['unplaceable', lookedAt.filter(({ id }) => !there.has(id))],
    [
      'by-volume',
      placed
        .filter(
          ({ place, record }) => place.scheme.unit === 'volume' && !bound.inVolume.has(record.id),
        )
        .map(({ record }) => record),
    ],
    ['other-class', plan.kind === 'reorder' ? misplaced(placed) : []],
    ['same-class', plan.kind === 'move' ? inPlace(placed) : []],
    ['on-hold', changed.filter(({ id }) => bound.onHold.has(id))],
    ['proposal-open', changed.filter(({ id }) => bound.proposed.has(id))],
    ['renumbering-open', changed.filter(({ id }) => bound.renumbered.has(id))],
    ['reserved', changed.filter((record) => isReserved(reserved, record))],
    ['code-taken', changed.filter(({ id }) => bound.taken.has(id))],
  ];
  return [
    ...named
      .filter(([, records]) => records.length > 0)
      .map(([fault, records]) => ({
        fault,
        codes: records.map(({ archival_code }) => archival_code ?? ''),
        boxes: [],
      })),
    ...closedBoxes(judged),
  ];
}

const misplaced = (placed: readonly Placed[]) =>
  placed
    .filter(({ record, place }) => place.classKey !== record.class_key)
    .map(({ record }) => record);

const inPlace = (placed: readonly Placed[]) =>
  placed
    .filter(({ record, place }) => place.classKey === record.class_key)
    .map(({ record }) => record);

function isReserved(reserved: Judged['reserved'], { class_key, item_number }: LookedAt): boolean {
  const number = item_number ?? 0;
  return (reserved.get(class_key ?? '') ?? []).some(
    ({ first, last }) => first <= number && number <= last,
  );
}

/** A closed box holds what its label says: what lies in it, or would, is not renumbered. */
function closedBoxes({ items, boxes }: Judged): FoundFault[] {
  const touched = items
    .filter(({ onPaper }) => onPaper)
    .flatMap((item) =>
      [boxAt(boxes, item.before), boxAt(boxes, item.after)]
        .filter((box) => box !== undefined && !box.isOpen)
        .map((box) => ({ box, code: item.before.archivalCode })),
    );
  if (touched.length === 0) return [];
  const closed = new Set(touched.flatMap(({ box }) => box ?? []));
  return [
    {
      fault: 'box-closed',
      codes: [...new Set(touched.map(({ code }) => code))],
      boxes: [...closed].map(({ id, classKey, number }) => ({ id, classKey, number })),
    },
  ];
}

/** What other work holds these records. */
async function findBound(db: Db, { lookedAt, items, renumberingId, plan }: Judged) {
  const ids = sql<string>`any(${lookedAt.map(({ id }) => id)}::uuid[])`;
  const inVolume = await db
    .selectFrom('volume_item')
    .select('record_id as id')
    .where('record_id', '=', ids)
    .execute();
  const onHold = await db
    .selectFrom('hold')
    .select('record_id as id')
    .where('record_id', '=', ids)
    .where('lifted_at', 'is', null)
    .execute();
  const proposed = await db
    .selectFrom('proposal')
    .select('record_id as id')
    .where('record_id', '=', ids)
    .where('state', '=', 'open')
    .execute();
  const renumbered = await db
    .selectFrom('renumbering_item')
    .innerJoin('renumbering', 'renumbering.id', 'renumbering_item.renumbering_id')
    .select('record_id as id')
    .where('record_id', '=', ids)
    .where('renumbering.state', 'in', ['proposed', 'approved'])
    .where('renumbering.id', 'is distinct from', renumberingId)
    .execute();
  return {
    inVolume: idsOf(inVolume),
    onHold: idsOf(onHold),
    proposed: idsOf(proposed),
    renumbered: idsOf(renumbered),
    taken: await findTaken(db, plan, { items, lookedAt }),
  };
}

const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));

/**
 * Records whose new code is another's. A code is never used again once it was given, except inside one
 * reordering, where what changes its holder is what is looked at.
 */
async function findTaken(
  db: Db,
  plan: RenumberingPlan,
  { items, lookedAt }: Pick<Judged, 'items' | 'lookedAt'>,
): Promise<Set<string>> {
  const codes = sql<string>`any(${items.map(({ after }) => after.archivalCode)}::text[])`;
  const held = await db
    .selectFrom('record')
    .select(['id', 'archival_code as code'])
    .where('archival_code', '=', codes)
    .execute();
  const given = await db
    .selectFrom('allocated_code')
    .select(['record_id as id', 'archival_code as code'])
    .where('archival_code', '=', codes)
    .execute();
  const ours = new Set(lookedAt.map(({ id }) => id));
  const taken = new Map<string, string>();
  for (const { id, code } of held) if (code && !ours.has(id)) taken.set(code, id);
  if (plan.kind === 'move') for (const { id, code } of given) taken.set(code, id);
  return new Set(
    items
      .filter(({ recordId, after }) => {
        const holder = taken.get(after.archivalCode);
        return holder !== undefined && holder !== recordId;
      })
      .map(({ recordId }) => recordId),
  );
}
