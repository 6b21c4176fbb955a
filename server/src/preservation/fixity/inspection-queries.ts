import type { DamageKind } from '@lantai/contract/preservation/damage.ts';
import type { FixityFinding, FixityRun } from '@lantai/contract/preservation/fixity.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { storeName } from '../damages/damage-queries.ts';
import { drawSample } from './draw-sample.ts';
import { findChecks, findPlacesOf } from './inspection-parts.ts';
import { findStored } from './stored-records.ts';

const mostRuns = 100;
const mostFindings = 5000;

function shownRuns(db: Db) {
  return db
    .selectFrom('fixity_run as run')
    .leftJoin('fonds', 'fonds.id', 'run.fonds_id')
    .leftJoin('person as asker', 'asker.id', 'run.asked_by')
    .select(['run.id', 'run.job_id', 'run.agency_id', 'run.fonds_id', 'run.year', 'run.kind'])
    .select(['run.cause', 'run.percent', 'run.seed', 'run.population', 'run.with_check'])
    .select(['run.environment', 'run.asked_at', 'run.ended_at'])
    .select(['fonds.code as fondsCode', 'asker.name as askerName'])
    .select([
      sql<number>`cardinality(record_ids)`.as('drawn'),
      sql<number>`(select count(*) from fixity_finding where run_id = run.id)`.as('findings'),
      sql<number>`(select count(distinct damage.id) from fixity_finding join store_damage damage
        on damage.id = damage_id and damage.state = 'open' where run_id = run.id)`.as('open'),
    ]);
}

type ShownRun = Awaited<ReturnType<ReturnType<typeof shownRuns>['executeTakeFirstOrThrow']>>;

async function runsOf(db: Db, rows: readonly ShownRun[]): Promise<FixityRun[]> {
  const ids = rows.map(({ id }) => id);
  const [places, checks] = [await findPlacesOf(db, ids), await findChecks(db, ids)];
  return rows.map((row) => {
    const { id, year, kind, cause, percent, seed, population, drawn, findings, open } = row;
    const own = places.get(id) ?? [];
    const sum = (figure: 'done' | 'files' | 'bytes' | 'milliseconds') =>
      own.reduce((all, place) => all + place[figure], 0);
    return {
      ...{ id, year, kind, cause, percent, seed, population, drawn, findings, open },
      ...{ jobId: row.job_id, fondsCode: row.fondsCode, environment: row.environment },
      ...{ done: sum('done'), files: sum('files'), bytes: sum('bytes') },
      ...{ milliseconds: sum('milliseconds'), places: own },
      ...{ withCheck: row.with_check, checks: checks.get(id) ?? [] },
      ...{ askedByName: row.askerName ?? '系统', askedAt: row.asked_at, endedAt: row.ended_at },
    };
  });
}

export async function findInspections(db: Db, agencyId: string): Promise<FixityRun[]> {
  const rows = await shownRuns(db)
    .where('run.agency_id', '=', agencyId)
    .orderBy('run.asked_at', 'desc')
    .limit(mostRuns)
    .execute();
  return runsOf(db, rows);
}

async function getShown(db: Db, runId: string): Promise<ShownRun> {
  const row = await shownRuns(db).where('run.id', '=', runId).executeTakeFirst();
  if (!row) throw new Problem('preservation.inspection-not-found');
  return row;
}

type FindingFilter = { kind?: DamageKind | undefined; open?: boolean | undefined };

export async function getInspection(
  db: Db,
  runId: string,
  { kind, open }: FindingFilter = {},
): Promise<FixityRun & { list: FixityFinding[] }> {
  const [run] = await runsOf(db, [await getShown(db, runId)]);
  let query = db
    .selectFrom('fixity_finding as finding')
    .innerJoin('store_damage as damage', 'damage.id', 'finding.damage_id')
    .leftJoin('store_copy as copy', 'copy.id', 'finding.copy_id')
    .leftJoin('record', 'record.id', 'finding.record_id')
    .leftJoin('person', 'person.id', 'damage.settled_by')
    .select(['position', 'finding.record_id as recordId', 'finding.object_id as objectId'])
    .select(['finding.kind', 'finding.code', 'finding.path', 'expected', 'actual'])
    .select([
      'damage_id as damageId',
      'damage.state',
      'lost',
      'reason',
      'way',
      'settlement',
      'settled_at as settledAt',
    ])
    .select(['copy.name as copyName', 'person.name as settlerName'])
    .select(['record.title', 'record.archival_code'])
    .where('run_id', '=', runId)
    .orderBy('position')
    .limit(mostFindings);
  if (kind) query = query.where('finding.kind', '=', kind);
  if (open) query = query.where('damage.state', '=', 'open');
  const rows = await query.execute();
  const list = rows.map(({ title, archival_code, copyName, settlerName, ...finding }) => ({
    ...finding,
    placeName: copyName ?? storeName,
    recordNumber: archival_code ?? '',
    recordTitle: title ?? '',
    settledByName: finding.settledAt ? (settlerName ?? '系统') : null,
  }));
  return { ...(run as FixityRun), list };
}

/** Draws the sample of an inspection again, from its seed and what the store held at that time. */
export async function drawInspectionAgain(
  db: Db,
  runId: string,
): Promise<{ same: number; drawn: number; gone: number }> {
  const shown = await getShown(db, runId);
  const { record_ids: then } = await db
    .selectFrom('fixity_run')
    .select('record_ids')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const { agency_id: agencyId, fonds_id, year, seed, percent, asked_at } = shown;
  const scope = { agencyId, fondsId: fonds_id ?? undefined, year: year ?? undefined };
  const again = new Set(drawSample(await findStored(db, scope, asked_at), { seed, percent }));
  const stored = new Set(await findStored(db, scope));
  return {
    same: then.filter((id) => again.has(id)).length,
    drawn: then.length,
    gone: then.filter((id) => !stored.has(id)).length,
  };
}

/** What was drawn, in the order in which it was read, as it is called now. */
export async function findDrawn(db: Db, runId: string) {
  return db
    .selectFrom('fixity_run')
    .innerJoin('record', (join) => join.on(sql<boolean>`record.id = any (fixity_run.record_ids)`))
    .select(['record.archival_code as code', 'record.title', 'record.id'])
    .where('fixity_run.id', '=', runId)
    .orderBy(sql`array_position(fixity_run.record_ids, record.id)`)
    .execute();
}
