import type {
  EvidenceFile,
  KeptReport,
  WeaknessScanRow,
} from '@lantai/contract/quality/check-run.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** What was brought along to the items of a run, in the order in which it came. */
export async function findEvidence(db: Db, runId: string): Promise<EvidenceFile[]> {
  return db
    .selectFrom('check_evidence as file')
    .leftJoin('person', 'person.id', 'file.brought_by')
    .select(['file.id', 'item_code as itemCode', 'file_name as fileName', 'size', 'sm3'])
    .select(['media_type as mediaType', 'person.name as broughtByName'])
    .select('brought_at as broughtAt')
    .where('run_id', '=', runId)
    .orderBy('brought_at')
    .execute();
}

export async function getEvidence(db: Db, evidenceId: string) {
  const found = await db
    .selectFrom('check_evidence')
    .selectAll()
    .where('id', '=', evidenceId)
    .executeTakeFirst();
  if (!found) throw new Problem('quality.evidence-not-found');
  return found;
}

export async function findScans(db: Db, agencyId: string): Promise<WeaknessScanRow[]> {
  return db
    .selectFrom('weakness_scan as scan')
    .leftJoin('person', 'person.id', 'scan.brought_by')
    .select(['scan.id', 'tool', 'tool_version as toolVersion', 'scanned_on as scannedOn', 'severe'])
    .select(['file_name as fileName', 'sm3', 'person.name as broughtByName'])
    .select('brought_at as broughtAt')
    .where('scan.agency_id', '=', agencyId)
    .orderBy('scanned_on', 'desc')
    .orderBy('brought_at', 'desc')
    .limit(100)
    .execute();
}

export async function getScan(db: Db, scanId: string) {
  const found = await db
    .selectFrom('weakness_scan')
    .selectAll()
    .where('id', '=', scanId)
    .executeTakeFirst();
  if (!found) throw new Problem('quality.scan-not-found');
  return found;
}

export async function findKeptReports(db: Db, runId: string): Promise<KeptReport[]> {
  return db
    .selectFrom('kept_check_report as report')
    .leftJoin('person', 'person.id', 'report.kept_by')
    .select(['report.id', 'file_name as fileName', 'size', 'sm3', 'results_sm3 as resultsSm3'])
    .select(['person.name as keptByName', 'kept_at as keptAt'])
    .where('run_id', '=', runId)
    .orderBy('kept_at')
    .execute();
}

export async function getKeptReport(db: Db, reportId: string) {
  const found = await db
    .selectFrom('kept_check_report')
    .selectAll()
    .where('id', '=', reportId)
    .executeTakeFirst();
  if (!found) throw new Problem('quality.report-not-found');
  return found;
}
