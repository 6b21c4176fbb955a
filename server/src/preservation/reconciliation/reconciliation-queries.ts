import type { Mismatch, ReconciliationRun } from '@lantai/contract/preservation/reconciliation.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

const mostRuns = 100;
const mostFindings = 5000;

export async function getRun(db: Db, runId: string): Promise<Row<'reconciliation_run'>> {
  const run = await db
    .selectFrom('reconciliation_run')
    .selectAll()
    .where('id', '=', runId)
    .executeTakeFirst();
  if (!run) throw new Problem('preservation.reconciliation-not-found');
  return run;
}

function shownRuns(db: Db) {
  return db
    .selectFrom('reconciliation_run as run')
    .leftJoin('fonds', 'fonds.id', 'run.fonds_id')
    .leftJoin('person as asker', 'asker.id', 'run.asked_by')
    .selectAll('run')
    .select(['fonds.code as fondsCode', 'asker.name as askerName'])
    .select((row) => [
      row
        .selectFrom('reconciliation_finding')
        .whereRef('run_id', '=', 'run.id')
        .select((finding) => finding.fn.countAll<number>().as('count'))
        .as('findings'),
      row
        .selectFrom('reconciliation_finding')
        .whereRef('run_id', '=', 'run.id')
        .where('repaired_at', 'is not', null)
        .select((finding) => finding.fn.countAll<number>().as('count'))
        .as('repaired'),
    ]);
}

type ShownRun = Awaited<ReturnType<ReturnType<typeof shownRuns>['executeTakeFirstOrThrow']>>;

function runOf(row: ShownRun): ReconciliationRun {
  return {
    id: row.id,
    jobId: row.job_id,
    fondsCode: row.fondsCode,
    share: row.share,
    records: row.records,
    components: row.components,
    readWhole: row.read_whole,
    objects: row.objects,
    findings: row.findings ?? 0,
    repaired: row.repaired ?? 0,
    askedByName: row.askerName ?? '系统',
    askedAt: row.asked_at,
    endedAt: row.ended_at,
  };
}

export async function findReconciliations(
  db: Db,
  { fondsId }: { fondsId?: string | undefined },
): Promise<ReconciliationRun[]> {
  let query = shownRuns(db).orderBy('run.asked_at', 'desc').limit(mostRuns);
  if (fondsId) query = query.where('run.fonds_id', '=', fondsId);
  return (await query.execute()).map(runOf);
}

type FindingFilter = { kind?: Mismatch | undefined; open?: boolean | undefined };

export async function getReconciliation(db: Db, runId: string, { kind, open }: FindingFilter) {
  const row = await shownRuns(db).where('run.id', '=', runId).executeTakeFirst();
  if (!row) throw new Problem('preservation.reconciliation-not-found');
  const kinds = await db
    .selectFrom('reconciliation_finding')
    .select('kind')
    .select((finding) => [
      finding.fn.countAll<number>().as('count'),
      sql<number>`count(*) filter (where repaired_at is null)`.as('open'),
    ])
    .where('run_id', '=', runId)
    .groupBy('kind')
    .orderBy('count', 'desc')
    .execute();
  let query = db
    .selectFrom('reconciliation_finding as finding')
    .leftJoin('record', 'record.id', 'finding.record_id')
    .leftJoin('person as repairer', 'repairer.id', 'finding.repaired_by')
    .select(['position', 'kind', 'record_id as recordId', 'detail', 'repaired_at as repairedAt'])
    .select(['repairer.name as repairedByName', 'record.title', 'record.archival_code'])
    .select('record.temporary_number')
    .where('run_id', '=', runId)
    .orderBy('position')
    .limit(mostFindings);
  if (kind) query = query.where('kind', '=', kind);
  if (open) query = query.where('repaired_at', 'is', null);
  const list = (await query.execute()).map(
    ({ title, archival_code, temporary_number, ...finding }) => ({
      ...finding,
      recordNumber: archival_code ?? temporary_number ?? '',
      recordTitle: title ?? '',
    }),
  );
  return { ...runOf(row), kinds, list };
}
