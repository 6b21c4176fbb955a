import { changed, command } from '#platform/command.ts';
import { moveRecords } from '../../records/move-records.ts';

/** The matter is finished (办结); its records may be collected again. */
export const endHandling = command<{ recordIds: readonly string[] }, { records: number }>({
  name: 'collection.end-handling',

  async perform(context, { recordIds }) {
    const events = await moveRecords(context, recordIds, 'end-handling');
    return changed({ records: events.length }, ...events);
  },
});
