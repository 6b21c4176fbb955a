import { changed, command } from '#platform/command.ts';
import { handOverBatch, type Submitted } from './hand-over-batch.ts';

/** What was returned comes again, put right, in a batch of its own with its own list. */
export const resubmitRecords = command<{ recordIds: readonly string[] }, Submitted>({
  name: 'collection.resubmit-records',

  async perform(context, { recordIds }) {
    const { result, event, moves } = await handOverBatch(context, recordIds, 'again');
    return changed(result, event, ...moves);
  },
});
