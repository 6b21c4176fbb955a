import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { ImportFinding } from '@lantai/contract/capture/import-rule.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { Storage } from '../../preservation/storage.ts';
import type { CheckedRow } from '../catalogue/catalogue-entry.ts';
import { secrecyOfRow } from '../catalogue/row-marks.ts';
import { writeReport } from '../catalogue/write-report.ts';
import { openStagedCatalogue } from './import-work.ts';

export type ReportForm = 'xlsx' | 'json';

/** The form a report is written in, by the ending of its path. */
export function reportForm(path: string): ReportForm {
  const ending = extname(path).toLowerCase();
  if (ending === '.xlsx' || ending === '.json') return ending === '.xlsx' ? 'xlsx' : 'json';
  throw new Problem('request.invalid', { reason: `报告文件 ${path} 须以 .xlsx 或 .json 结尾` });
}

type ReportedImport = { run: Row<'import_run'>; errors: readonly Row<'import_finding'>[] };

/**
 * Writes the error report of an import. The workbook is made anew from the staged catalogue and the
 * stored findings: so the two can never differ, and no third file must be kept, guarded and swept.
 */
export async function writeImportReport(
  storage: Storage,
  { run, errors }: ReportedImport,
  path: string,
): Promise<void> {
  const found = errors.map(reported);
  if (reportForm(path) === 'json') {
    await writeFile(path, `${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  const byRow = Map.groupBy(found, ({ row }) => row);
  const catalogue = await openStagedCatalogue({
    storage,
    catalogue: { fileName: run.file_name, sha512: run.catalogue_sha512 },
  });
  const failed: CheckedRow[] = [];
  for await (const row of catalogue.rows) {
    const errors = byRow.get(row.row);
    if (!errors) continue;
    const secrecy = secrecyOfRow(catalogue.heading, row);
    failed.push({ ...row, errors, notices: [], secrecy, entry: undefined });
  }
  await writeReport(path, catalogue.heading, failed);
}

/** The same as bytes, for the reply of the API. */
export async function importReportBytes(
  storage: Storage,
  reportedImport: ReportedImport,
  form: ReportForm,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-report-'));
  try {
    const path = join(folder, `report.${form}`);
    await writeImportReport(storage, reportedImport, path);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function reported({ row, column, value, rule, message }: Row<'import_finding'>): ImportFinding {
  // Rules of the intake stand here beside those of the catalogue; a report shows all alike.
  return { row, column, value: value ?? '', rule: rule as ImportFinding['rule'], message };
}
