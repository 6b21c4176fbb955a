import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export async function getRun(db: Db, importId: string): Promise<Row<'import_run'>> {
  const run = await db
    .selectFrom('import_run')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirst();
  if (!run) throw new Problem('capture.import-not-found', { importId });
  return run;
}

function imports(db: Db) {
  return (
    db
      .selectFrom('import_run as run')
      .innerJoin('fonds', 'fonds.id', 'run.fonds_id')
      .leftJoin('person as asker', 'asker.id', 'run.asked_by')
      .leftJoin('job_run as job', 'job.id', 'run.job_id')
      .selectAll('run')
      .select(['fonds.code as fondsCode', 'asker.name as askedByName'])
      // A job cancelled before it began, or given up by its runner, never came to close its import.
      .select(
        sql<
          ImportRun['state']
        >`case when run.ended_at is null and job.state in ('cancelled', 'failed')
        then job.state else run.state end`.as('shownState'),
      )
  );
}

type Shown = Row<'import_run'> & {
  fondsCode: string;
  askedByName: string | null;
  shownState: ImportRun['state'];
};

function shownImport(run: Shown): ImportRun {
  return {
    id: run.id,
    jobId: run.job_id,
    fondsId: run.fonds_id,
    fondsCode: run.fondsCode,
    category: run.category,
    fileName: run.file_name,
    dryRun: run.dry_run,
    state: run.shownState,
    rowsRead: run.rows_read,
    rowsWithFindings: run.rows_with_findings,
    imported: run.imported,
    alreadyThere: run.already_there,
    quarantined: run.quarantined,
    columns: run.columns ?? [],
    leftoverFiles: run.leftover_files ?? [],
    askedByName: run.askedByName ?? '系统',
    askedAt: run.asked_at,
    endedAt: run.ended_at,
  };
}

export async function getImport(db: Db, importId: string): Promise<ImportRun> {
  const run = await imports(db).where('run.id', '=', importId).executeTakeFirst();
  if (!run) throw new Problem('capture.import-not-found', { importId });
  return shownImport(run);
}

type Page = { fondsId?: string | undefined; after?: string | undefined; limit: number };

/** Newest first; `next` names the last one shown. */
export async function findImports(
  db: Db,
  { fondsId, after, limit }: Page,
): Promise<{ imports: ImportRun[]; next: string | null }> {
  let query = imports(db)
    .orderBy('run.asked_at', 'desc')
    .orderBy('run.id')
    .limit(limit + 1);
  if (fondsId) query = query.where('run.fonds_id', '=', fondsId);
  if (after) {
    const { askedAt, id } = readKey(after);
    query = query.where((row) =>
      row.or([
        row('run.asked_at', '<', askedAt),
        row.and([row('run.asked_at', '=', askedAt), row('run.id', '>', id)]),
      ]),
    );
  }
  const rows = (await query.execute()).map(shownImport);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    imports: rows.slice(0, limit),
    next: last ? `${last.askedAt.toISOString()}_${last.id}` : null,
  };
}

function readKey(after: string): { askedAt: Date; id: string } {
  const [, moment = '', id = ''] = /^([\dTZ:.-]{24})_([\da-f-]{36})$/u.exec(after) ?? [];
  const askedAt = new Date(moment);
  if (Number.isNaN(askedAt.getTime())) throw new Problem('request.invalid', { reason: 'after' });
  return { askedAt, id };
}
