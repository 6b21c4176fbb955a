import type {
  ClassChanges,
  RenumberingKind,
  RenumberingState,
} from '@lantai/contract/arrangement/renumbering.ts';
import type {
  RenumberingDetail,
  RenumberingItem,
  RenumberingRow,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import { descriptionFieldNames, shownRetention } from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { matterName } from '../../records/matter-of-record.ts';
import { type RenumberedItem, vacatedBy } from './plan-renumbering.ts';
import { previewRenumbering } from './preview-renumbering.ts';

type Filter = {
  fondsId?: string | undefined;
  state?: RenumberingState | undefined;
  kind?: RenumberingKind | undefined;
};

/** A list on screen: whoever has more than this filters by fonds or state. */
const MOST_LISTED = 500;

export async function findRenumberings(db: Db, { fondsId, state, kind }: Filter) {
  let query = rows(db);
  if (fondsId) query = query.where('renumbering.fonds_id', '=', fondsId);
  if (state) query = query.where('renumbering.state', '=', state);
  if (kind) query = query.where('renumbering.kind', '=', kind);
  const found = await query
    .orderBy('renumbering.drafted_at', 'desc')
    .orderBy('renumbering.id')
    .limit(MOST_LISTED)
    .execute();
  return { renumberings: found.map(shownRow), total: found.length };
}

function rows(db: Db) {
  return db
    .selectFrom('renumbering')
    .innerJoin('fonds', 'fonds.id', 'renumbering.fonds_id')
    .leftJoin('person as drafter', 'drafter.id', 'renumbering.drafted_by')
    .leftJoin('person as proposer', 'proposer.id', 'renumbering.proposed_by')
    .leftJoin('person as decider', 'decider.id', 'renumbering.decided_by')
    .selectAll('renumbering')
    .select('fonds.code as fondsCode')
    .select(['drafter.name as draftedByName', 'proposer.name as proposedByName'])
    .select('decider.name as decidedByName')
    .select((row) =>
      row
        .selectFrom('renumbering_item as item')
        .select((item) => [
          item.fn.agg<string[]>('array_agg', ['item.new_class_key']).distinct().as('classes'),
        ])
        .whereRef('item.renumbering_id', '=', 'renumbering.id')
        .as('classes'),
    );
}

type Found = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

function shownRow(row: Found): RenumberingRow {
  const named = row.plan.kind === 'reorder' ? [row.plan.classKey] : [];
  return {
    id: row.id,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    kind: row.kind,
    state: row.state,
    classes: row.classes ?? named,
    records: row.records,
    reason: row.reason,
    draftedByName: row.draftedByName,
    draftedAt: row.drafted_at,
    proposedByName: row.proposedByName,
    proposedAt: row.proposed_at,
    decidedByName: row.decidedByName,
    decidedAt: row.decided_at,
    refusal: row.refusal,
    endedAt: row.ended_at,
  };
}

/** A draft shows what it would do now; from its proposal on it shows what was proposed. */
export async function getRenumbering(
  db: Db,
  actor: Actor,
  renumberingId: string,
): Promise<RenumberingDetail> {
  const row = await rows(db).where('renumbering.id', '=', renumberingId).executeTakeFirst();
  if (!row) throw new Problem('arrangement.renumbering-not-found');
  const isOpen = row.state === 'draft' || row.state === 'proposed';
  const preview = isOpen
    ? await previewRenumbering(db, {
        ...{ id: row.id, fondsId: row.fonds_id, agencyId: row.agency_id, plan: row.plan },
      })
    : undefined;
  const items =
    preview && row.state === 'draft'
      ? preview.items.map(shownPreviewed)
      : await findItems(db, renumberingId);
  return {
    ...shownRow(row),
    plan: row.plan,
    changes: row.plan.kind === 'move' ? await shownChanges(db, row.plan.changes) : [],
    items,
    counts: {
      changed: items.length,
      unchanged: row.state === 'draft' ? (preview?.unchanged ?? 0) : row.unchanged,
      stamps: items.filter(({ stamp }) => stamp).length,
      stored: items.filter(({ stored }) => stored).length,
    },
    prints: printsOf(items),
    vacated: vacatedBy(items),
    faults: [...(preview?.faults ?? [])],
    outOfDate: row.state === 'proposed' && preview?.digest !== row.digest,
    isOwn: row.proposed_by !== null && row.proposed_by === actor.personId,
    jobId: row.job_id,
  };
}

function shownPreviewed({ recordId, title, before, after, onPaper }: RenumberedItem) {
  return { recordId, title, before, after, stamp: onPaper, stored: false };
}

async function findItems(db: Db, renumberingId: string): Promise<RenumberingItem[]> {
  const found = await db
    .selectFrom('renumbering_item as item')
    .innerJoin('record', 'record.id', 'item.record_id')
    .selectAll('item')
    .select('record.title')
    .where('item.renumbering_id', '=', renumberingId)
    .orderBy('item.position')
    .execute();
  return found.map((item) => ({
    recordId: item.record_id,
    title: item.title,
    before: {
      classKey: item.old_class_key,
      itemNumber: item.old_item_number,
      archivalCode: item.old_code,
      boxNumber: item.old_box,
    },
    after: {
      classKey: item.new_class_key,
      itemNumber: item.new_item_number,
      archivalCode: item.new_code,
      boxNumber: item.new_box,
    },
    stamp: item.on_paper,
    stored: item.stored_at !== null,
  }));
}

/** The catalogues of the classes, and what is printed for each box: label, spine, list, 备考表. */
function printsOf(items: readonly RenumberingItem[]): RenumberingDetail['prints'] {
  const places = items.flatMap(({ before, after }) => [before, after]);
  const boxes = new Map(
    places.flatMap(({ classKey, boxNumber }) =>
      boxNumber !== null && /^\d+$/u.test(boxNumber)
        ? [[`${classKey} ${boxNumber}`, { classKey, number: Number(boxNumber) }] as const]
        : [],
    ),
  );
  return {
    catalogues: [...new Set(places.map(({ classKey }) => classKey))],
    boxes: [...boxes.values()],
  };
}

async function shownChanges(db: Db, { year, retention, departmentId, matterId }: ClassChanges) {
  const department = departmentId
    ? await db
        .selectFrom('org_unit')
        .select('name')
        .where('id', '=', departmentId)
        .executeTakeFirst()
    : undefined;
  const shown = [
    [descriptionFieldNames.year, year === undefined ? undefined : String(year)],
    [descriptionFieldNames.retention, retention && shownRetention(retention)],
    [descriptionFieldNames.departmentName, department?.name],
    [descriptionFieldNames.matterId, matterId && ((await matterName(db, matterId)) ?? matterId)],
  ] as const;
  return shown.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
