import { changed, command } from '#platform/command.ts';
import { moveRecords } from '../../records/move-records.ts';

/** What was put into the pre-filing store by mistake leaves it again; its clause stays noted. */
export const takeBackRecords = command<{ recordIds: readonly string[] }, { records: number }>({
  name: 'collection.take-back-records',

  async perform(context, { recordIds }) {
    const events = await moveRecords(context, recordIds, 'take-back');
    return changed({ records: events.length }, ...events);
  },
});
