import { requirePermission } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { lockRecord } from './lock-record.ts';
import { moveRecords } from './move-records.ts';

/**
 * Nothing is deleted: a voided record keeps its number and its story (workflows 0.3, 7). Whoever may
 * describe a draft may drop it; what has its temporary number is voided by the head of the archives
 * (workflows A.8), who may also be asked to.
 */
export const voidRecord = command<{ recordId: string; reason: string }, string>({
  name: 'records.void-record',

  async perform(context, { recordId, reason }) {
    const record = await lockRecord(context.tx, recordId);
    if (record.state !== 'draft') requirePermission(context.actor, 'records.void');
    return changed(recordId, ...(await moveRecords(context, [recordId], 'void', { reason })));
  },
});
