import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import { completePolicy } from '@lantai/contract/quality/check-policy.ts';
import type { CheckRunRow } from '@lantai/contract/quality/check-run.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export async function getRun(db: Db, runId: string): Promise<Row<'check_run'>> {
  const run = await db
    .selectFrom('check_run')
    .selectAll()
    .where('id', '=', runId)
    .executeTakeFirst();
  if (!run) throw new Problem('quality.run-not-found');
  return { ...run, policy: completePolicy(run.policy) };
}

/** When a run was begun, or the first of those that it repeats: what held then is what it judges by. */
export async function firstBegun(
  db: Db,
  { started_at, repeats_run_id }: Row<'check_run'>,
): Promise<Date> {
  return repeats_run_id === null ? started_at : firstBegun(db, await getRun(db, repeats_run_id));
}

/** A run as lists and reports head it. */
export function shownRuns(db: Db) {
  return db
    .selectFrom('check_run as run')
    .innerJoin('fonds', 'fonds.id', 'run.fonds_id')
    .leftJoin('person', 'person.id', 'run.started_by')
    .select(['run.id', 'run.name', 'run.subject_kind as subjectKind', 'run.stage'])
    .select(['run.fonds_id as fondsId', 'fonds.code as fondsCode', 'run.state', 'run.records'])
    .select(['run.job_id as jobId', 'run.counts', 'run.started_at as startedAt'])
    .select(['run.ended_at as endedAt', 'person.name as startedByName']);
}

type Page = {
  fondsId?: string | undefined;
  stage?: CheckStage | undefined;
  before?: Date | undefined;
  limit: number;
};

export async function findRuns(db: Db, { fondsId, stage, before, limit }: Page) {
  let query = shownRuns(db)
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(limit + 1);
  if (fondsId) query = query.where('run.fonds_id', '=', fondsId);
  if (stage) query = query.where('run.stage', '=', stage);
  if (before) query = query.where('run.started_at', '<', before);
  const rows: CheckRunRow[] = await query.execute();
  const runs = rows.slice(0, limit);
  const next = rows.length > limit ? (runs.at(-1)?.startedAt.toISOString() ?? null) : null;
  return { runs, next };
}
