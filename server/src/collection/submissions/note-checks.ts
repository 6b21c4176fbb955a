import { acceptanceItems } from '@lantai/contract/collection/acceptance-check.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Found } from './check-record.ts';

type NoteChecks = { submissionId: string; recordId: string; found: readonly Found[] };

/** What the automatic checks of one record found, each result a row of its own with its evidence. */
export const noteChecks = command<NoteChecks, undefined>({
  name: 'collection.note-checks',

  async perform({ tx, now }, { submissionId, recordId, found }) {
    const item = await tx
      .selectFrom('submission_item')
      .select('agency_id')
      .where('submission_id', '=', submissionId)
      .where('record_id', '=', recordId)
      .where('outcome', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst();
    if (!item || found.length === 0) return unchanged(undefined);
    await tx
      .insertInto('acceptance_check')
      .values(
        found.map(({ componentId, itemCode, result, evidence }) => ({
          agency_id: item.agency_id,
          submission_id: submissionId,
          record_id: recordId,
          component_id: componentId,
          item_code: itemCode,
          mode: acceptanceItems[itemCode].mode,
          result,
          evidence,
          tool: 'lantai',
          checked_at: now,
        })),
      )
      .execute();
    const failed = found.filter(({ result }) => result === 'failed');
    return changed(undefined, {
      subject: `record:${recordId}`,
      agencyId: item.agency_id,
      details: {
        submissionId,
        checks: found.length,
        failed: failed.map(({ itemCode, evidence }) => `${itemCode} ${evidence}`),
      },
    });
  },
});
