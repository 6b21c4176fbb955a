import {
  type CatalogueIndex,
  drawUpIndex,
  type IndexFilter,
  mostIndexRows,
} from '@lantai/contract/arrangement/catalogue-index.ts';
import { memoirMark, noWrittenBasis } from '@lantai/contract/collection/memoir.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

/** One index, for page, print and workbook alike: what one of them shows, the others show. */
export async function getCatalogueIndex(db: Db, filter: IndexFilter): Promise<CatalogueIndex> {
  const fonds = await getFonds(db, filter.fondsId);
  const originals = await findOriginals(db, filter);
  const memoirs = await findIndexedMemoirs(db, filter, fonds.name);
  const count = originals.length + memoirs.length;
  if (count > mostIndexRows)
    throw new Problem('arrangement.index-too-long', {
      count: (await countOriginals(db, filter)) + memoirs.length,
      most: mostIndexRows,
    });
  return {
    fondsCode: fonds.code,
    fondsName: fonds.name,
    order: filter.order,
    originals: originals.length,
    memoirs: memoirs.length,
    rows: drawUpIndex(filter.order, [...originals, ...memoirs]),
  };
}

/** Records that are here to stay: no drafts, nothing left out or voided, nothing locked away. */
function indexed(db: Db, { fondsId, category, fromYear, toYear }: IndexFilter) {
  let query = db
    .selectFrom('record')
    .where('fonds_id', '=', fondsId)
    .where('state', 'not in', ['draft', 'excluded', 'voided'])
    .where('quarantined_at', 'is', null);
  if (category) query = query.where('category', '=', category);
  if (fromYear) query = query.where('year', '>=', fromYear);
  if (toYear) query = query.where('year', '<=', toYear);
  return query;
}

async function countOriginals(db: Db, filter: IndexFilter): Promise<number> {
  const { count } = await indexed(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function findOriginals(db: Db, filter: IndexFilter) {
  const rows = await indexed(db, filter)
    .select(['id', 'document_number', 'title', 'document_on', 'date_given'])
    .select(['creator', 'department_name', 'remark'])
    .orderBy('id')
    .limit(mostIndexRows + 1)
    .execute();
  return rows.map((row) => ({
    kind: 'original' as const,
    id: row.id,
    departmentName: row.department_name,
    documentNumber: row.document_number ?? '',
    title: row.title ?? '',
    day: row.document_on ?? row.date_given ?? '',
    institution: row.creator ?? '',
    remark: row.remark ?? '',
  }));
}

/** Approved memoirs, each by its newest approved version. */
async function findIndexedMemoirs(
  db: Db,
  { fondsId, category, fromYear, toYear }: IndexFilter,
  fondsName: string,
) {
  if (category) return [];
  const rows = await db
    .selectFrom('memoir')
    .innerJoin('memoir_version as version', 'version.memoir_id', 'memoir.id')
    .leftJoin('org_unit as department', 'department.id', 'memoir.department_id')
    .distinctOn('memoir.id')
    .select(['memoir.id', 'event', 'happened_on', 'time_given', 'without_written_basis'])
    .select(['department.name as departmentName', 'superseded_by'])
    .where('memoir.fonds_id', '=', fondsId)
    .where('version.state', '=', 'approved')
    .orderBy('memoir.id')
    .orderBy('version.number', 'desc')
    .limit(mostIndexRows + 1)
    .execute();
  return rows
    .filter(({ happened_on }) => isWithin(happened_on, fromYear, toYear))
    .map((row) => ({
      kind: 'memoir' as const,
      id: row.id,
      departmentName: row.departmentName,
      documentNumber: '',
      title: row.event,
      day: row.happened_on ?? row.time_given,
      institution: fondsName,
      remark: [
        memoirMark,
        ...(row.without_written_basis ? [noWrittenBasis] : []),
        ...(row.superseded_by ? ['已由后来找到的文件取代'] : []),
      ].join('；'),
    }));
}

/** Where an index is for certain years, a memoir without a day is in none of them. */
function isWithin(day: string | null, from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  const year = Number(day?.slice(0, 4) ?? Number.NaN);
  return year >= (from ?? 0) && year <= (to ?? 9999);
}
