import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockRecord } from './lock-record.ts';

/**
 * Two documents may bear the same number in one year. The head of the archives says that they do, with
 * the reason; until then the later one is not handed over and not filed (workflows A.13).
 */
export const confirmRepeat = command<{ recordId: string; reason: string }, string>({
  name: 'records.confirm-repeat',

  async perform({ tx, actor, now }, { recordId, reason }) {
    const record = await lockRecord(tx, recordId);
    const found = await tx
      .selectFrom('filing_fault')
      .select('faults')
      .where('record_id', '=', recordId)
      .executeTakeFirst();
    if (!found?.faults.includes('number-repeated')) throw new Problem('records.not-repeated');
    await tx
      .updateTable('record')
      .set((row) => ({
        repeat_confirmed_by: actor.personId,
        repeat_reason: reason,
        changed_by: actor.personId,
        changed_at: now,
        version: row('version', '+', 1),
      }))
      .where('id', '=', recordId)
      .execute();
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details: { documentNumber: record.document_number, reason },
    });
  },
});
