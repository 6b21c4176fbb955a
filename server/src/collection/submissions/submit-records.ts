import { changed, command } from '#platform/command.ts';
import { handOverBatch, type Submitted } from './hand-over-batch.ts';

/** The head of a department signs what it hands over (workflows A.8). */
export const submitRecords = command<{ recordIds: readonly string[] }, Submitted>({
  name: 'collection.submit-records',

  async perform(context, { recordIds }) {
    const { result, event, moves } = await handOverBatch(context, recordIds, 'first');
    return changed(result, event, ...moves);
  },
});
