import { hasPackage, transferStateNames } from '@lantai/contract/transfer/transfer-batch.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { requireIntact } from './package/require-intact.ts';
import type { SealReading } from './package/seal.ts';
import { lockBatch } from './take-step.ts';

type HandOut = { batchId: string; seal: SealReading | undefined };

/** Lets the package of a batch out, and says so in the trail: it has all content and metadata. */
export const handOutPackage = command<HandOut, Record<string, never>>({
  name: 'transfer.hand-out-package',

  async perform({ tx }, { batchId, seal }) {
    const batch = await lockBatch(tx, batchId);
    if (!hasPackage(batch.kind) || batch.package === null)
      throw new Problem('transfer.wrong-state', {
        state: transferStateNames[batch.state],
        action: '下载移交信息包',
      });
    requireIntact(batch, seal);
    const { round, sm3, files, bytes } = batch.package;
    return changed(
      {},
      {
        subject: `transfer:${batchId}`,
        agencyId: batch.agency_id,
        details: { number: batch.number, round, sm3, files, bytes },
      },
    );
  },
});
