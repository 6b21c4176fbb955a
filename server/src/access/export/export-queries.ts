import type { ExportRun } from '@lantai/contract/access/export.ts';
import type { Db } from '#platform/database.ts';

/** An export that the reader asked for, with the name of its agency; undefined where it is not theirs. */
export async function findExport(db: Db, exportId: string) {
  return db
    .selectFrom('export_run')
    .innerJoin('org_unit as agency', 'agency.id', 'export_run.agency_id')
    .selectAll('export_run')
    .select('agency.name as agencyName')
    .where('export_run.id', '=', exportId)
    .executeTakeFirst();
}

const mostListed = 100;

/** One's own exports, newest first. */
export async function findExports(db: Db): Promise<ExportRun[]> {
  const rows = await db
    .selectFrom('export_run')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .limit(mostListed)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, jobId: row.job_id, scope: row.scope, reason: row.reason },
    ...{ asked: row.record_ids.length, askedAt: row.asked_at, endedAt: row.ended_at },
    ...{ state: row.state, fault: row.fault },
    ...{ records: row.records, files: row.files, bytes: row.bytes },
    ...{ manifestSha512: row.manifest_sha512, signature: row.signature },
  }));
}
