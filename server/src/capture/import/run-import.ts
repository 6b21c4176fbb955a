import { basename } from 'node:path';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import type { JobContext } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFondsByCode } from '../../classification/fonds-queries.ts';
import { stage } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';
import { isSystemError } from '../../preservation/store-fault.ts';
import { openImport } from './begin-import.ts';
import { folderSource } from './component-source.ts';
import { countByRule, findErrors, type RuleCount } from './finding-queries.ts';
import { importCatalogue } from './import-catalogue.ts';
import { reportForm, writeImportReport } from './import-report.ts';
import { getImportTarget } from './import-target.ts';

export type ImportRequest = {
  readonly fondsCode: string;
  readonly category: CategoryCode;
  /** The catalogue, and the folder of its files: paths on this machine. */
  readonly file: string;
  readonly filesDirectory?: string | undefined;
  readonly dryRun: boolean;
  readonly reportPath?: string | undefined;
  readonly actor: Actor;
  readonly onProgress?: JobContext['progress'] | undefined;
};

/** rowsRead = imported + alreadyThere + rowsInError, unless it was a dry run, which imports none. */
export type ImportSummary = {
  readonly importId: string;
  readonly rowsRead: number;
  readonly rowsInError: number;
  readonly imported: number;
  readonly alreadyThere: number;
  /** Of those imported. */
  readonly quarantined: number;
  readonly byRule: readonly RuleCount[];
  readonly unknownColumns: readonly string[];
  readonly leftoverFiles: readonly string[];
  readonly unreadSheets: readonly string[];
};

/** Imports a catalogue at once, for the command line; a report is written whatever was found. */
export async function runImport(
  platform: Platform,
  storage: Storage,
  request: ImportRequest,
): Promise<ImportSummary> {
  const { actor, category, filesDirectory, dryRun, reportPath } = request;
  // Before an hour's work, not after it.
  if (reportPath !== undefined) reportForm(reportPath);
  const { staging } = storage;
  const source =
    filesDirectory === undefined ? undefined : await folderSource(staging, filesDirectory);
  const target = await findTarget(platform, request);
  const catalogue = await stageCatalogue(storage, request.file);
  const opened = { fondsId: target.fonds.id, category, catalogue, dryRun };
  const importId = await execute(platform, openImport, actor, opened);
  const progress = request.onProgress ?? (async () => {});
  const work = { platform, storage, actor, importId, dryRun, catalogue, source, target, progress };
  const { run, unreadSheets } = await importCatalogue(work);
  if (reportPath !== undefined) {
    const errors = await read(platform, actor, (db) => findErrors(db, importId));
    await writeImportReport(storage, { run, errors }, reportPath);
  }
  const counts = await read(platform, actor, (db) => countByRule(db, importId));
  return { ...summaryOf(run), byRule: counts, unreadSheets };
}

async function findTarget(platform: Platform, { actor, fondsCode, category }: ImportRequest) {
  const today = dayOf(platform.now());
  return read(platform, actor, async (db) => {
    const { id: fondsId } = await getFondsByCode(db, fondsCode);
    return getImportTarget(db, actor, { fondsId, category, today });
  });
}

function summaryOf(run: Row<'import_run'>): Omit<ImportSummary, 'byRule' | 'unreadSheets'> {
  return {
    importId: run.id,
    rowsRead: run.rows_read ?? 0,
    rowsInError: run.rows_with_findings ?? 0,
    imported: run.imported,
    alreadyThere: run.already_there,
    quarantined: run.quarantined,
    unknownColumns: (run.columns ?? []).flatMap(({ heading, field }) => (field ? [] : heading)),
    leftoverFiles: run.leftover_files ?? [],
  };
}

async function stageCatalogue(storage: Storage, path: string) {
  try {
    const { sha512 } = await stage(storage.staging, path);
    return { fileName: basename(path), sha512 };
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
    throw new Problem('request.invalid', { reason: `没有文件 ${path}` }, { cause: error });
  }
}
