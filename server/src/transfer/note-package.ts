import { changed, command, unchanged } from '#platform/command.ts';
import { lockBatch, takeStep } from './take-step.ts';
import type { StoredPackage } from './transfer.tables.ts';

type NotePackage = { batchId: string; round: number } & (
  | { packed: Omit<StoredPackage, 'round' | 'packedAt'> }
  | { fault: string }
);

/** The package of a round lies there, or could not be made and why; a round that is over says nothing. */
export const notePackage = command<NotePackage, Record<string, never>>({
  name: 'transfer.note-package',

  async perform(context, { batchId, round, ...outcome }) {
    const batch = await lockBatch(context.tx, batchId);
    if (batch.state !== 'packaging' || batch.round !== round) return unchanged({});
    if ('fault' in outcome)
      return changed(
        {},
        await takeStep(context, batch, { action: 'fail-package', note: outcome.fault }),
      );
    const stored: StoredPackage = {
      round,
      ...outcome.packed,
      packedAt: context.now.toISOString(),
    };
    const { sm3, files, bytes, signature } = stored;
    const details = { sm3, files, bytes, signature };
    const changes = { package: JSON.stringify(stored) };
    return changed(
      {},
      await takeStep(context, batch, { action: 'note-package', details, changes }),
    );
  },
});
