import { changed, command } from '#platform/command.ts';
import { getCirculation } from './circulation-queries.ts';
import { circulationEvent } from './lock-circulation.ts';

/** A printed 传阅单 leaves the system: who took it is in the trail. */
export const printCirculation = command({
  name: 'collection.print-circulation',

  async perform({ tx, actor, now }, { circulationId }: { circulationId: string }) {
    const circulation = await getCirculation(tx, actor, { circulationId, now });
    return changed(
      { circulation, printedAt: now, printedBy: actor.name },
      circulationEvent(
        {
          id: circulationId,
          record_id: circulation.record.recordId,
          agency_id: circulation.agencyId,
        },
        { printed: true },
      ),
    );
  },
});
