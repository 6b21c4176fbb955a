import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';

/** Orders a comparison of the store with its copies; `whole` has every byte of all of them read. */
export const startComparison = command<{ whole: boolean }, { jobId: string }>({
  name: 'preservation.start-comparison',

  async perform({ tx, actor, now }, payload) {
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'preservation.compare-copies' },
      { agencyId: null, payload },
    );
    return changed({ jobId }, { subject: 'store', details: { jobId, ...payload } });
  },
});
