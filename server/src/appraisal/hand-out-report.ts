import { changed, command } from '#platform/command.ts';
import { getBatch } from './batch-queries.ts';

type HandOut = { batchId: string; as: 'report' | 'workbook' };

/** The report or the list of a batch leaves the system: who took it is in the trail. */
export const handOutReport = command({
  name: 'appraisal.hand-out-report',

  async perform({ tx, actor }, { batchId, as }: HandOut) {
    const batch = await getBatch(tx, actor, batchId);
    const details = { number: batch.number, as, items: batch.items };
    const event = { subject: `appraisal:${batchId}`, agencyId: batch.agencyId, details };
    return changed(batch, event);
  },
});
