import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { type ExportScope, recordsToExport } from './records-to-export.ts';

type StartExport = ExportScope & { readonly reason: string };

/** Orders records to be written out. Which they are is settled here, by what the asker may see now. */
export const startExport = command<
  StartExport,
  { exportId: string; jobId: string; records: number }
>({
  name: 'access.start-export',

  async perform(context, { reason, ...scope }) {
    const { tx, actor, now } = context;
    const { agencyId, recordIds } = await recordsToExport(tx, scope);
    const exportId = crypto.randomUUID();
    const jobId = await enqueue(
      context,
      { name: 'access.write-export' },
      { agencyId, payload: { exportId } },
    );
    const words = wordsOf(scope, recordIds.length);
    await tx
      .insertInto('export_run')
      .values({
        ...{ id: exportId, agency_id: agencyId, account_id: actor.accountId, job_id: jobId },
        ...{ scope: words, record_ids: recordIds, reason, asked_at: now },
      })
      .execute();
    return changed(
      { exportId, jobId, records: recordIds.length },
      {
        subject: `export:${exportId}`,
        agencyId,
        details: { scope: words, reason, records: recordIds.length, filter: scope.filter ?? null },
      },
    );
  },
});

function wordsOf({ recordIds, filter, volumeId }: ExportScope, count: number): string {
  if (volumeId) return `一卷，${count} 件`;
  if (recordIds) return `选定的 ${count} 件`;
  const narrowed = Object.values(filter ?? {}).some((value) => value !== undefined);
  return narrowed ? `按条件查得的 ${count} 件` : `全部 ${count} 件`;
}
