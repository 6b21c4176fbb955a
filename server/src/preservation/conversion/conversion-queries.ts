import type {
  Comparison,
  Conversion,
  ConversionRun,
  ConversionState,
} from '@lantai/contract/preservation/conversion.ts';
import { targetFormats } from '@lantai/contract/preservation/format-rule.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Page = { after?: string | undefined; limit: number };

/** Runs with their figures, counted from their files under the reader's own view of them. */
function shownRuns(db: Db) {
  const of = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})`;
  return db
    .selectFrom('conversion_run as run')
    .innerJoin('org_unit as agency', 'agency.id', 'run.agency_id')
    .leftJoin('person as asker', 'asker.id', 'run.asked_by')
    .leftJoin('person as reviewer', 'reviewer.id', 'run.reviewed_by')
    .leftJoinLateral(
      (row) =>
        row
          .selectFrom('conversion')
          .whereRef('conversion.run_id', '=', 'run.id')
          .select((file) => [
            file.fn.countAll<number>().as('files'),
            of("state = 'done'").as('done'),
            of("state = 'failed'").as('failed'),
            of("state = 'waiting'").as('waiting'),
            of("comparison->>'verdict' = 'differs'").as('differing'),
            sql<number>`coalesce(sum(source_size) filter (where state = 'done'), 0)::bigint`.as(
              'before',
            ),
            sql<number>`coalesce(sum(target_size), 0)::bigint`.as('after'),
            sql<Date | null>`min(started_at)`.as('started'),
            sql<Date | null>`max(ended_at)`.as('ended'),
            sql<string[] | null>`array_agg(distinct source_format)`.as('sources'),
            sql<('pdf' | 'png' | 'tiff')[] | null>`array_agg(distinct target)`.as('targets'),
            sql<(string | null)[] | null>`array_agg(distinct tool || ' ' || tool_version)`.as(
              'tools',
            ),
          ])
          .as('sum'),
      (join) => join.onTrue(),
    )
    .selectAll('run')
    .selectAll('sum')
    .select(['agency.name as agencyName', 'asker.name as askerName'])
    .select('reviewer.name as reviewerName');
}

type ShownRun = Awaited<ReturnType<ReturnType<typeof shownRuns>['executeTakeFirstOrThrow']>>;

function runOf(row: ShownRun): ConversionRun {
  const waiting = row.waiting ?? 0;
  return {
    id: row.id,
    agencyName: row.agencyName,
    jobId: row.job_id,
    authority: row.authority,
    department: row.department,
    formatRule: row.format_rule,
    askedByName: row.askerName ?? '系统',
    askedAt: row.asked_at,
    startedAt: row.started,
    endedAt: waiting === 0 ? row.ended : null,
    files: row.files ?? 0,
    done: row.done ?? 0,
    failed: row.failed ?? 0,
    waiting,
    differing: row.differing ?? 0,
    bytesBefore: row.before ?? 0,
    bytesAfter: row.after ?? 0,
    sourceFormats: row.sources ?? [],
    targetFormats: (row.targets ?? []).map((target) => targetFormats[target]),
    tools: (row.tools ?? []).flatMap((tool) => tool ?? []),
    reviewedByName: row.reviewerName,
    reviewedAt: row.reviewed_at,
    reviewNote: row.review_note,
  };
}

export async function findConversionRuns(db: Db, { after, limit }: Page) {
  const { total } = await db
    .selectFrom('conversion_run')
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let query = shownRuns(db).orderBy('run.asked_at', 'desc').orderBy('run.id', 'desc');
  if (after)
    query = query.where(
      sql<boolean>`(run.asked_at, run.id) < (select asked_at, id from conversion_run where id = ${requireId(after)})`,
    );
  const rows = await query.limit(limit + 1).execute();
  const runs = rows.slice(0, limit).map(runOf);
  return { runs, total, next: rows.length > limit ? (runs.at(-1)?.id ?? null) : null };
}

export async function getConversionRun(db: Db, runId: string): Promise<ConversionRun> {
  const row = await shownRuns(db).where('run.id', '=', runId).executeTakeFirst();
  if (!row) throw new Problem('preservation.run-not-found');
  return runOf(row);
}

type ConversionFilter = {
  runId?: string | undefined;
  recordId?: string | undefined;
  state?: ConversionState | undefined;
  verdict?: Comparison['verdict'] | undefined;
};

export async function findConversions(
  db: Db,
  filter: ConversionFilter,
  { after, limit }: Page,
): Promise<{ conversions: Conversion[]; total: number; next: string | null }> {
  let query = db.selectFrom('conversion').innerJoin('record', 'record.id', 'conversion.record_id');
  if (filter.runId) query = query.where('run_id', '=', filter.runId);
  if (filter.recordId) query = query.where('record_id', '=', filter.recordId);
  if (filter.state) query = query.where('conversion.state', '=', filter.state);
  if (filter.verdict)
    query = query.where(sql<boolean>`conversion.comparison->>'verdict' = ${filter.verdict}`);
  const { total } = await query
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (after) query = query.where('conversion.id', '>', requireId(after));
  const rows = await query
    .selectAll('conversion')
    .select(['record.title', 'record.archival_code', 'record.temporary_number'])
    .orderBy('conversion.id')
    .limit(limit + 1)
    .execute();
  const conversions = rows.slice(0, limit).map((row) => ({
    id: row.id,
    runId: row.run_id,
    recordId: row.record_id,
    recordNumber: row.archival_code ?? row.temporary_number ?? '',
    recordTitle: row.title ?? '',
    state: row.state,
    sourceId: row.source_id,
    sourceName: row.source_name,
    sourceFormat: row.source_format,
    sourceSize: row.source_size,
    target: row.target,
    targetId: row.target_id,
    targetSize: row.target_size,
    tool: row.tool && `${row.tool} ${row.tool_version ?? ''}`.trim(),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    reason: row.reason,
    comparison: row.comparison,
  }));
  return {
    conversions,
    total,
    next: rows.length > limit ? (conversions.at(-1)?.id ?? null) : null,
  };
}

function requireId(after: string): string {
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Problem('search.cursor-invalid');
  return after;
}
