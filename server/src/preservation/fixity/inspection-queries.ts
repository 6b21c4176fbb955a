import type { FixityFinding, FixityKind, FixityRun } from '@lantai/contract/preservation/fixity.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { drawSample } from './draw-sample.ts';
import { findStored } from './stored-records.ts';

const mostRuns = 100;
const mostFindings = 5000;

function shownRuns(db: Db) {
  const findings = (where: string) =>
    sql<number>`(select count(*) from fixity_finding where run_id = run.id ${sql.raw(where)})`;
  return db
    .selectFrom('fixity_run as run')
    .leftJoin('fonds', 'fonds.id', 'run.fonds_id')
    .leftJoin('person as asker', 'asker.id', 'run.asked_by')
    .select(['run.id', 'run.job_id', 'run.agency_id', 'run.fonds_id', 'run.year', 'run.kind'])
    .select(['run.cause', 'run.percent', 'run.seed', 'run.population', 'run.done', 'run.files'])
    .select(['run.bytes', 'run.milliseconds', 'run.environment', 'run.asked_at', 'run.ended_at'])
    .select(['fonds.code as fondsCode', 'asker.name as askerName'])
    .select([
      sql<number>`cardinality(record_ids)`.as('drawn'),
      findings('').as('findings'),
      findings('and settled_at is null').as('open'),
    ]);
}

type ShownRun = Awaited<ReturnType<ReturnType<typeof shownRuns>['executeTakeFirstOrThrow']>>;

function runOf(row: ShownRun): FixityRun {
  const { id, year, kind, cause, percent, seed, population, drawn, done, files } = row;
  return {
    ...{ id, year, kind, cause, percent, seed, population, drawn, done, files },
    ...{ jobId: row.job_id, fondsCode: row.fondsCode },
    ...{ bytes: row.bytes, milliseconds: row.milliseconds },
    ...{ findings: row.findings, open: row.open, environment: row.environment },
    ...{ askedByName: row.askerName ?? '系统', askedAt: row.asked_at, endedAt: row.ended_at },
  };
}

export async function findInspections(db: Db, agencyId: string): Promise<FixityRun[]> {
  const rows = await shownRuns(db)
    .where('run.agency_id', '=', agencyId)
    .orderBy('run.asked_at', 'desc')
    .limit(mostRuns)
    .execute();
  return rows.map(runOf);
}

async function getShown(db: Db, runId: string): Promise<ShownRun> {
  const row = await shownRuns(db).where('run.id', '=', runId).executeTakeFirst();
  if (!row) throw new Problem('preservation.inspection-not-found');
  return row;
}

type FindingFilter = { kind?: FixityKind | undefined; open?: boolean | undefined };

export async function getInspection(
  db: Db,
  runId: string,
  { kind, open }: FindingFilter = {},
): Promise<FixityRun & { list: FixityFinding[] }> {
  const run = runOf(await getShown(db, runId));
  let query = db
    .selectFrom('fixity_finding as finding')
    .leftJoin('record', 'record.id', 'finding.record_id')
    .leftJoin('person', 'person.id', 'finding.settled_by')
    .select(['position', 'record_id as recordId', 'object_id as objectId', 'finding.kind', 'code'])
    .select(['path', 'expected', 'actual', 'settled_at as settledAt', 'settlement'])
    .select(['person.name as settledByName', 'record.title', 'record.archival_code'])
    .where('run_id', '=', runId)
    .orderBy('position')
    .limit(mostFindings);
  if (kind) query = query.where('finding.kind', '=', kind);
  if (open) query = query.where('settled_at', 'is', null);
  const list = (await query.execute()).map(({ title, archival_code, ...finding }) => ({
    ...finding,
    recordNumber: archival_code ?? '',
    recordTitle: title ?? '',
  }));
  return { ...run, list };
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
