import { execute } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { JobStopped } from '#platform/job.ts';
import { checkCatalogue } from './check-catalogue.ts';
import { endImport } from './end-import.ts';
import type { ImportWork } from './import-work.ts';
import { beginCheck } from './note-check.ts';
import { takeCatalogue } from './take-catalogue.ts';

/** What an import did, in figures: rowsRead = imported + already_there + rows_with_findings. */
export type ImportOutcome = {
  readonly run: Row<'import_run'>;
  /** Sheets of the workbook that hold something and were not read. */
  readonly unreadSheets: readonly string[];
};

/**
 * Reads a catalogue twice: first to judge every row, then to take in what is right. Safe to repeat
 * after any interruption, and beside another import of the same rows: each comes in once.
 */
export async function importCatalogue(work: ImportWork): Promise<ImportOutcome> {
  const { platform, actor, importId } = work;
  try {
    await execute(platform, beginCheck, actor, { importId });
    const checked = await checkCatalogue(work);
    const accepted = work.dryRun ? undefined : await takeCatalogue(work, checked);
    const run = await execute(platform, endImport, actor, {
      importId,
      state: 'done',
      ...(accepted !== undefined && { accepted }),
    });
    return { run, unreadSheets: checked.unreadSheets };
  } catch (error) {
    await closeAfter(work, error);
    throw error;
  }
}

/** A stopping program leaves the import open, and it goes on at the next start. */
async function closeAfter(
  { platform, actor, importId }: ImportWork,
  error: unknown,
): Promise<void> {
  if (error instanceof JobStopped && error.why === 'stopping') return;
  const state = error instanceof JobStopped ? 'cancelled' : 'failed';
  // The first failure is the one to tell: a database that is gone cannot note that it is.
  await execute(platform, endImport, actor, { importId, state }).catch(() => {});
}
