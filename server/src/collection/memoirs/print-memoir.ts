import { changed, command } from '#platform/command.ts';
import { memoirEvent } from './lock-memoir.ts';
import { getMemoir } from './memoir-queries.ts';

/** A printed memoir leaves the system: who took it is in the trail. */
export const printMemoir = command({
  name: 'collection.print-memoir',

  async perform({ tx, actor, now }, { memoirId }: { memoirId: string }) {
    const memoir = await getMemoir(tx, actor, memoirId);
    return changed(
      { memoir, printedAt: now, printedBy: actor.name },
      memoirEvent({ id: memoirId, agency_id: memoir.agencyId }, { mark: memoir.mark }),
    );
  },
});
