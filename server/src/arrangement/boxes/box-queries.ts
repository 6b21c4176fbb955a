import type { BoxState } from '@lantai/contract/arrangement/box-plan.ts';
import type { Box } from '@lantai/contract/arrangement/boxes.api.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { findSchemes } from '../../classification/scheme-queries.ts';
import { divisionName } from '../place-records.ts';
import { findNumberFaults } from './number-faults.ts';

type BoxFilter = {
  fondsId: string;
  classKey?: string | undefined;
  year?: number | undefined;
  state?: BoxState | undefined;
};

function shownBoxes(db: Db) {
  return db
    .selectFrom('box')
    .innerJoin('fonds', 'fonds.id', 'box.fonds_id')
    .leftJoin('person as planner', 'planner.id', 'box.planned_by')
    .leftJoin('person as closer', 'closer.id', 'box.closed_by')
    .selectAll('box')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName'])
    .select(['planner.name as plannedByName', 'closer.name as closedByName']);
}

type ShownBox = Awaited<ReturnType<ReturnType<typeof shownBoxes>['executeTakeFirstOrThrow']>>;

function shown(row: ShownBox): Box {
  return {
    id: row.id,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    fondsName: row.fondsName,
    classKey: row.class_key,
    category: row.category,
    year: row.year,
    retention: row.retention,
    department: row.department_name,
    number: row.number,
    thickness: row.thickness,
    firstItem: row.first_item,
    lastItem: row.last_item,
    records: row.records,
    pages: row.pages,
    contentMm: Number(row.content_mm),
    state: row.state,
    location: row.location,
    plannedByName: row.plannedByName,
    plannedAt: row.planned_at,
    closedByName: row.closedByName,
    closedAt: row.closed_at,
    shelvedAt: row.shelved_at,
  };
}

export async function findBoxes(db: Db, { fondsId, classKey, year, state }: BoxFilter) {
  await getFonds(db, fondsId);
  let query = shownBoxes(db)
    .where('box.fonds_id', '=', fondsId)
    .orderBy('box.year', 'desc')
    .orderBy('box.class_key')
    .orderBy('box.number');
  if (classKey !== undefined) query = query.where('box.class_key', '=', classKey);
  if (year !== undefined) query = query.where('box.year', '=', year);
  if (state !== undefined) query = query.where('box.state', '=', state);
  return { boxes: (await query.execute()).map(shown), unboxed: await findUnboxed(db, fondsId) };
}

/** What is filed on paper and lies in no box yet, by class. */
async function findUnboxed(db: Db, fondsId: string) {
  const rows = await db
    .selectFrom('record')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .select(['class_key as classKey'])
    .select((row) => [
      row.fn.min('category').as('category'),
      row.fn.min('year').as('year'),
      row.fn.min('retention').as('retention'),
      row.fn.min('department_name').as('department_name'),
      row.fn.min('matter.name').as('matterName'),
      row.fn.countAll<number>().as('records'),
    ])
    .where('record.fonds_id', '=', fondsId)
    .where('state', '=', 'filed')
    .where('carrier', '<>', 'electronic')
    .where('box_number', 'is', null)
    .groupBy('class_key')
    .orderBy('class_key')
    .execute();
  const schemes = await findSchemes(db, fondsId);
  return rows.map(({ classKey, category, matterName, department_name, ...row }) => ({
    ...row,
    classKey: classKey ?? '',
    department: divisionName(schemes, {
      category,
      year: row.year,
      department_name,
      matterName,
    }),
  }));
}

export async function getBox(db: Db, boxId: string) {
  const row = await shownBoxes(db).where('box.id', '=', boxId).executeTakeFirst();
  if (!row) throw new Problem('arrangement.box-not-found');
  return {
    ...shown(row),
    content: await findContent(db, row),
    hindrances: (await findNumberFaults(db, row)).map(({ sentence }) => sentence),
  };
}

type Span = { fonds_id: string; class_key: string; first_item: number; last_item: number };

/** What lies in a box: the records of its class on paper, from its first number to its last. */
export async function findContent(db: Db, { fonds_id, class_key, first_item, last_item }: Span) {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'item_number', 'archival_code', 'title', 'pages', 'carrier', 'correspondence'])
    .select('state')
    .select((row) =>
      row
        .selectFrom('component')
        .whereRef('component.record_id', '=', 'record.id')
        .select((component) => component.fn.countAll<number>().as('components'))
        .as('components'),
    )
    .where('fonds_id', '=', fonds_id)
    .where('class_key', '=', class_key)
    .where('item_number', '>=', first_item)
    .where('item_number', '<=', last_item)
    .where('state', 'in', ['filed', 'destroyed'])
    .where(sql<boolean>`carrier <> 'electronic'`)
    .orderBy('item_number')
    .execute();
  return rows.map(({ id, item_number, archival_code, components, state, ...row }) => ({
    ...row,
    destroyed: state === 'destroyed',
    recordId: id,
    itemNumber: item_number ?? 0,
    archivalCode: archival_code ?? '',
    components: components ?? 0,
  }));
}
