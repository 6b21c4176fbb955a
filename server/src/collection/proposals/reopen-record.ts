import { changed, command } from '#platform/command.ts';
import { moveRecords } from '../../records/move-records.ts';

/** What was left out is to be filed after all: the head of the archives says so, with the reason. */
export const reopenRecord = command<{ recordId: string; reason: string }, string>({
  name: 'collection.reopen-record',

  async perform(context, { recordId, reason }) {
    return changed(recordId, ...(await moveRecords(context, [recordId], 'reopen', { reason })));
  },
});
