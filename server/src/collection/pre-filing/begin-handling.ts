import { changed, command } from '#platform/command.ts';
import { moveRecords } from '../../records/move-records.ts';

/** A matter is still being handled: its records are handed over by nobody until it is finished. */
export const beginHandling = command<{ recordIds: readonly string[] }, { records: number }>({
  name: 'collection.begin-handling',

  async perform(context, { recordIds }) {
    const events = await moveRecords(context, recordIds, 'begin-handling');
    return changed({ records: events.length }, ...events);
  },
});
