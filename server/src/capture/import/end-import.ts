import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { lockRun } from './note-check.ts';

type EndImport = {
  importId: string;
  state: Extract<ImportRun['state'], 'done' | 'failed' | 'cancelled'>;
  /** Rows of the catalogue that are in the fonds now, where the import came to its end. */
  accepted?: number;
};

/** Closes an import, and gives back the uploads that no row could use. */
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
    if (!run.dry_run) await settleUploads(tx, actor, run);
    const { rows_read, rows_with_findings, imported, already_there, quarantined } = run;
    return changed(run, {
      subject: `import:${importId}`,
      agencyId: run.agency_id,
      details: { state, rows_read, rows_with_findings, imported, already_there, quarantined },
    });
  },
});

/** Uploads that became components are used; the others wait for the next import, and need not be sent again. */
async function settleUploads(
  tx: Tx,
  { accountId }: Actor,
  { id, asked_at }: Row<'import_run'>,
): Promise<void> {
  await tx
    .updateTable('upload')
    .set({
      state: sql`case when exists (select from component where component.sha512 = upload.sha512)
        then 'used' else 'staged' end`,
    })
    .where('account_id', '=', accountId)
    .where('begun_at', '<=', asked_at)
    .where('state', 'in', ['used', 'staged'])
    .where('sha512', 'in', (files) =>
      files.selectFrom('import_file').select('import_file.sha512').where('import_id', '=', id),
    )
    .execute();
}
