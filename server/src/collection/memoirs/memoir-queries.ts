import {
  type MemoirDetail,
  type MemoirRow,
  type MemoirState,
  type MemoirVersion,
  memoirMark,
  type SourceKind,
} from '@lantai/contract/collection/memoir.ts';
import type { NamedRecord } from '@lantai/contract/collection/named-record.ts';
import type { Day } from '@lantai/contract/values.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findNamedRecords, unseenRecord } from '../named-records.ts';
import { proposeRecords } from './propose-records.ts';

export type MemoirFilter = {
  readonly fondsId?: string | undefined;
  readonly state?: MemoirState | undefined;
  readonly superseded?: boolean | undefined;
  readonly text?: string | undefined;
};

/** Each memoir by the version that stands: the approved one, or else the newest the reader may see. */
function standing(db: Db) {
  const version = db
    .selectFrom('memoir_version')
    .selectAll('memoir_version')
    .distinctOn('memoir_id')
    .orderBy('memoir_id')
    .orderBy(sql`state = 'approved'`, 'desc')
    .orderBy('number', 'desc')
    .as('version');
  return db.selectFrom('memoir').innerJoin(version, 'version.memoir_id', 'memoir.id');
}

const newestState = sql<MemoirState>`(select newest.state from memoir_version newest
  where newest.memoir_id = memoir.id order by newest.number desc limit 1)`;

function matching(db: Db, { fondsId, state, superseded, text }: MemoirFilter) {
  let query = standing(db);
  if (fondsId) query = query.where('memoir.fonds_id', '=', fondsId);
  if (state) query = query.where(newestState, '=', state);
  if (superseded !== undefined)
    query = query.where('memoir.superseded_by', superseded ? 'is not' : 'is', null);
  if (text)
    query = query.where(
      sql<boolean>`position(${text} in concat_ws(' ', version.event, version.persons, version.content)) > 0`,
    );
  return query;
}

export async function findMemoirs(db: Db, filter: MemoirFilter): Promise<MemoirRow[]> {
  const rows = await matching(db, filter)
    .innerJoin('fonds', 'fonds.id', 'memoir.fonds_id')
    .leftJoin('org_unit as department', 'department.id', 'memoir.department_id')
    .innerJoin('person as author', 'author.id', 'version.written_by')
    .leftJoin('person as decider', 'decider.id', 'version.decided_by')
    .select(['memoir.id', 'memoir.fonds_id as fondsId', 'fonds.code as fondsCode'])
    .select(['department.name as departmentName', 'version.event', 'version.persons'])
    .select(['version.time_given as timeGiven', 'version.happened_on as happenedOn'])
    .select(['version.without_written_basis as withoutWrittenBasis'])
    .select(['author.name as writtenByName', 'version.written_at as writtenAt'])
    .select(['decider.name as decidedByName', 'version.decided_at as decidedAt'])
    .select([newestState.as('state'), 'memoir.superseded_by'])
    .select(
      sql<number>`(select count(*) from memoir_version one where one.memoir_id = memoir.id)`.as(
        'versions',
      ),
    )
    .orderBy('memoir.begun_at', 'desc')
    .orderBy('memoir.id')
    .limit(1000)
    .execute();
  return rows.map(({ superseded_by, happenedOn, versions, ...row }) => ({
    ...row,
    mark: memoirMark,
    happenedOn: happenedOn as Day | null,
    versions: Number(versions),
    superseded: superseded_by !== null,
  }));
}

export async function countMemoirs(db: Db, filter: MemoirFilter) {
  return matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('count'))
    .select(
      sql<Date | null>`min((select newest.submitted_at from memoir_version newest
      where newest.memoir_id = memoir.id order by newest.number desc limit 1))`.as('oldestAt'),
    )
    .executeTakeFirstOrThrow();
}

export async function getMemoir(db: Db, actor: Actor, memoirId: string): Promise<MemoirDetail> {
  const memoir = await db
    .selectFrom('memoir')
    .innerJoin('org_unit as agency', 'agency.id', 'memoir.agency_id')
    .innerJoin('fonds', 'fonds.id', 'memoir.fonds_id')
    .leftJoin('org_unit as department', 'department.id', 'memoir.department_id')
    .selectAll('memoir')
    .select(['agency.name as agencyName', 'fonds.code as fondsCode', 'fonds.name as fondsName'])
    .select('department.name as departmentName')
    .where('memoir.id', '=', memoirId)
    .executeTakeFirst();
  const rows = await versionsOf(db, memoirId);
  const [newest] = rows;
  if (!memoir || !newest) throw new Problem('collection.memoir-not-found');
  const references = await referencesOf(
    db,
    rows.map(({ id }) => id),
  );
  const named = await findNamedRecords(db, [
    ...references.flatMap(({ record_id }) => record_id ?? []),
    ...(memoir.superseded_by ? [memoir.superseded_by] : []),
  ]);
  const recordOf = (id: string) => named.get(id) ?? unseenRecord(id);
  return {
    id: memoir.id,
    mark: memoirMark,
    agencyId: memoir.agency_id,
    agencyName: memoir.agencyName,
    fondsId: memoir.fonds_id,
    fondsCode: memoir.fondsCode,
    fondsName: memoir.fondsName,
    departmentName: memoir.departmentName,
    isInternal: memoir.security_rank === 1,
    supersededBy: memoir.superseded_by === null ? null : recordOf(memoir.superseded_by),
    supersededAt: memoir.superseded_at,
    supersededReason: memoir.superseded_reason,
    versions: rows.map((row) => shownVersion(row, references, recordOf)),
    proposed: newest.state === 'approved' ? [] : await proposeRecords(db, newest),
    can: stepsOf(actor, newest, memoir),
  };
}

async function versionsOf(db: Db, memoirId: string) {
  return db
    .selectFrom('memoir_version as version')
    .innerJoin('person as author', 'author.id', 'version.written_by')
    .leftJoin('person as decider', 'decider.id', 'version.decided_by')
    .selectAll('version')
    .select(['author.name as writtenByName', 'decider.name as decidedByName'])
    .where('memoir_id', '=', memoirId)
    .orderBy('number', 'desc')
    .execute();
}
type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number];

async function referencesOf(db: Db, versionIds: readonly string[]) {
  if (versionIds.length === 0) return [];
  return db
    .selectFrom('memoir_reference')
    .selectAll()
    .where('version_id', 'in', versionIds)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

function shownVersion(
  row: VersionRow,
  references: readonly Row<'memoir_reference'>[],
  recordOf: (id: string) => NamedRecord,
): MemoirVersion {
  const own = references.filter(({ version_id }) => version_id === row.id);
  const records = (wanted: 'attachment' | 'conflict') =>
    own.flatMap(({ kind, record_id }) =>
      kind === wanted && record_id !== null ? [recordOf(record_id)] : [],
    );
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    event: row.event,
    timeGiven: row.time_given,
    happenedOn: row.happened_on as Day | null,
    place: row.place,
    persons: row.persons,
    text: row.content,
    limits: row.limits,
    withoutWrittenBasis: row.without_written_basis,
    sources: own
      .filter(({ kind }) => kind === 'written' || kind === 'told')
      .map(({ kind, words, record_id }) => ({
        kind: kind as SourceKind,
        words: words ?? '',
        record: record_id === null ? null : recordOf(record_id),
      })),
    attachments: records('attachment'),
    conflicts: records('conflict'),
    writtenByName: row.writtenByName,
    writtenAt: row.written_at,
    submittedAt: row.submitted_at,
    decidedByName: row.decidedByName,
    decidedAt: row.decided_at,
    confirmation: row.confirmation,
    returnReason: row.return_reason,
    comparison: row.comparison,
  };
}

/** What the person asking can do with it now. */
function stepsOf(actor: Actor, newest: VersionRow, memoir: Row<'memoir'>): MemoirDetail['can'] {
  const may = actor.permissions;
  const isAuthor = newest.written_by === actor.personId;
  const isOpen = newest.state === 'draft' || newest.state === 'returned';
  const { works } = actor.scope;
  const isHere = works.includes(memoir.agency_id) || works.includes(memoir.department_id ?? '');
  return {
    change: isOpen && isAuthor && may.has('collection.write-memoir'),
    submit: isOpen && isAuthor && may.has('collection.write-memoir'),
    review: newest.state === 'submitted' && !isAuthor && may.has('collection.confirm-memoir'),
    writeAnew: newest.state === 'approved' && isHere && may.has('collection.write-memoir'),
    supersede:
      newest.state === 'approved' &&
      memoir.superseded_by === null &&
      works.includes(memoir.agency_id) &&
      may.has('collection.accept'),
  };
}
