import { changed, command } from '#platform/command.ts';
import { getList } from './list-queries.ts';

/** A printed list leaves the system: who took it is in the trail. */
export const printList = command({
  name: 'disposal.print-list',

  async perform({ tx, actor, now }, { listId }: { listId: string }) {
    const list = await getList(tx, actor, { listId, now });
    const details = { number: list.number, sm3: list.listSm3 };
    return changed(list, { subject: `destruction:${listId}`, agencyId: list.agencyId, details });
  },
});
