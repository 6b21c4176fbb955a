import {
  pageRanges,
  type VolumeDetail,
  type VolumeItem,
  type VolumeRow,
  type VolumeState,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { volumeCode } from '@lantai/contract/classification/volume-code.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { placeOfVolume } from './volume-place.ts';

export type VolumeFilter = {
  fondsId: string;
  category?: CategoryCode | undefined;
  state?: VolumeState | undefined;
  year?: number | undefined;
  text?: string | undefined;
};

function matching(db: Db, { fondsId, category, state, year, text }: VolumeFilter) {
  let query = db.selectFrom('volume').where('volume.fonds_id', '=', fondsId);
  if (category) query = query.where('volume.category', '=', category);
  if (state) query = query.where('volume.state', '=', state);
  else query = query.where('volume.state', '<>', 'dissolved');
  if (year) query = query.where('volume.year', '=', year);
  if (text) {
    const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((row) =>
      row.or([
        row('volume.title', 'ilike', pattern),
        row('volume.archival_code', 'ilike', pattern),
      ]),
    );
  }
  return query;
}

function shown(query: ReturnType<typeof matching>) {
  return query
    .innerJoin('fonds', 'fonds.id', 'volume.fonds_id')
    .leftJoinLateral(
      (row) =>
        row
          .selectFrom('volume_item')
          .innerJoin('record', 'record.id', 'volume_item.record_id')
          .whereRef('volume_item.volume_id', '=', 'volume.id')
          .select((item) => [
            item.fn.countAll<number>().as('records'),
            item.fn.sum<number>('record.pages').as('pages'),
            item.fn.min('record.document_on').as('begunOn'),
            item.fn.max('record.document_on').as('endedOn'),
          ])
          .as('counted'),
      (join) => join.onTrue(),
    )
    .selectAll('volume')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName'])
    .select(['counted.records', 'counted.pages', 'counted.begunOn', 'counted.endedOn']);
}
type ShownRow = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

const shownVolume = (row: ShownRow): VolumeRow => ({
  id: row.id,
  fondsId: row.fonds_id,
  fondsCode: row.fondsCode,
  fondsName: row.fondsName,
  category: row.category,
  kind: row.kind,
  state: row.state,
  subclass: row.subclass,
  project: row.project,
  year: row.year,
  retention: row.retention,
  title: row.title,
  wanted: row.wanted,
  archivalCode: row.archival_code,
  number: row.number,
  records: row.records ?? 0,
  pages: row.pages === null ? null : Number(row.pages),
  begunOn: row.begunOn,
  endedOn: row.endedOn,
  createdAt: row.created_at,
  version: row.version,
});

type Page = { after?: string | undefined; limit: number };

/** What is being arranged first, newest first; then what is filed, by class and number. */
export async function findVolumes(db: Db, filter: VolumeFilter, { after = '0', limit }: Page) {
  await getFonds(db, filter.fondsId);
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const from = Number.parseInt(after, 10) || 0;
  const rows = await shown(matching(db, filter))
    .orderBy(sql`(volume.state = 'filed')`)
    .orderBy('volume.class_key')
    .orderBy('volume.number')
    .orderBy('volume.created_at', 'desc')
    .orderBy('volume.id')
    .offset(from)
    .limit(limit)
    .execute();
  const next = from + rows.length < total ? String(from + rows.length) : null;
  return { volumes: rows.map(shownVolume), total, next };
}

/** The rows of a printed catalogue of volumes (案卷目录), in the order of their codes. */
export async function findFiledVolumes(
  db: Db,
  filter: Pick<VolumeFilter, 'fondsId' | 'category' | 'year'>,
): Promise<VolumeRow[]> {
  await getFonds(db, filter.fondsId);
  const rows = await shown(matching(db, { ...filter, state: 'filed' }))
    .orderBy('volume.class_key')
    .orderBy('volume.number')
    .execute();
  return rows.map(shownVolume);
}

export async function getVolumeDetail(db: Db, volumeId: string): Promise<VolumeDetail> {
  const row = await shown(db.selectFrom('volume').where('volume.id', '=', volumeId))
    .leftJoin('person as closer', 'closer.id', 'volume.closed_by')
    .select('closer.name as closedByName')
    .executeTakeFirst();
  if (!row) throw new Problem('arrangement.volume-not-found');
  const { situation, compiled_by, compiled_on, checked_by, checked_on } = row;
  const isClosed = situation && compiled_by && compiled_on && checked_by && checked_on;
  return {
    ...shownVolume(row),
    referenceSheet: isClosed
      ? {
          situation,
          compiledBy: compiled_by,
          compiledOn: compiled_on,
          checkedBy: checked_by,
          checkedOn: checked_on,
          ...(row.binding && { binding: row.binding }),
        }
      : null,
    bindingCheck: await asksForBinding(db, row),
    closedByName: row.closedByName,
    closedAt: row.closed_at,
    filedAt: row.filed_at,
    nextCode: row.state === 'filed' ? null : await nextCode(db, row),
    items: await findItems(db, row),
  };
}

/** The code the volume would get if it were the next of its class to be filed. */
async function nextCode(db: Db, row: ShownRow): Promise<string | null> {
  const placed = await placeOf(db, row);
  if (!placed) return null;
  const head = await db
    .selectFrom('class_head')
    .select('last_number')
    .where('fonds_id', '=', row.fonds_id)
    .where('class_key', '=', placed.classKey)
    .executeTakeFirst();
  return volumeCode(placed.scheme.codeRule, placed.place, (head?.last_number ?? 0) + 1);
}

async function findItems(db: Db, { id, state }: ShownRow): Promise<VolumeItem[]> {
  const rows = await db
    .selectFrom('volume_item')
    .innerJoin('record', 'record.id', 'volume_item.record_id')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .select(['volume_item.record_id as recordId', 'position', 'chosen'])
    .select(['page_from as pageFrom', 'page_to as pageTo'])
    .select(['record.title', 'record.creator', 'record.document_number as documentNumber'])
    .select(['record.document_on as documentOn', 'record.pages', 'record.security_level'])
    .select(['record.remark', 'record.temporary_number as temporaryNumber'])
    .select(['record.archival_code as archivalCode', 'filing_fault.faults'])
    .where('volume_id', '=', id)
    .orderBy('position')
    .execute();
  const laid = pageRanges(rows.map(({ pages }) => pages));
  return rows.map(({ security_level, faults, ...row }, index) => ({
    ...row,
    // Before it is closed the pages follow from the order; then they are what was closed.
    ...(state === 'draft' && {
      pageFrom: laid[index]?.from ?? null,
      pageTo: laid[index]?.to ?? null,
    }),
    securityLevel: security_level === 'public' ? '' : securityLevelNames[security_level],
    faults: state === 'filed' ? [] : faults,
  }));
}

async function asksForBinding(db: Db, row: ShownRow): Promise<boolean> {
  return (await placeOf(db, row))?.scheme.bindingCheck ?? false;
}

/** Where a volume belongs; undefined where its scheme has changed and no longer takes it. */
async function placeOf(db: Db, row: ShownRow) {
  const fonds = { id: row.fonds_id, code: row.fondsCode };
  return placeOfVolume(db, fonds, row).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
}
