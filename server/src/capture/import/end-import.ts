import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { lockRun } from './note-check.ts';

type EndImport = {
  importId: string;
  state: Extract<ImportRun['state'], 'done' | 'failed' | 'cancelled'>;
  /** Rows of the catalogue that are in the fonds now, where the import came to its end. */
  accepted?: number;
};

/** Closes an import, and gives back the uploads it had no use for. */
export const endImport = command<EndImport, Row<'import_run'>>({
  name: 'capture.end-import',

  async perform({ tx, actor, now }, { importId, state, accepted }) {
    const before = await lockRun(tx, importId);
    const run = await tx
      .updateTable('import_run')
      .set({
        state,
        ended_at: now,
        ...(accepted !== undefined && { already_there: accepted - before.imported }),
      })
      .where('id', '=', importId)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (state === 'done' && !run.dry_run && actor.accountId !== null)
      await releaseUploads(tx, importId, actor.accountId);
    const { rows_read, rows_with_findings, imported, already_there, quarantined } = run;
    return changed(run, {
      subject: `import:${importId}`,
      agencyId: run.agency_id,
      details: { state, rows_read, rows_with_findings, imported, already_there, quarantined },
    });
  },
});

/** A file whose row was wrong waits for the corrected row: nobody should have to send it again. */
async function releaseUploads(tx: Tx, importId: string, accountId: string): Promise<void> {
  await tx
    .updateTable('upload')
    .set({ state: 'staged' })
    .where('account_id', '=', accountId)
    .where('state', '=', 'used')
    .where('sha512', 'in', (files) =>
      files
        .selectFrom('import_file')
        .select('import_file.sha512')
        .where('import_id', '=', importId),
    )
    .where((upload) =>
      upload.not(
        upload.exists(
          upload
            .selectFrom('component')
            .select('component.id')
            .whereRef('component.sha512', '=', 'upload.sha512'),
        ),
      ),
    )
    .execute();
}
