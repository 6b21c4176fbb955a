import type { CatalogueIndex, IndexFilter } from '@lantai/contract/arrangement/catalogue-index.ts';
import { changed, command } from '#platform/command.ts';
import { getCatalogueIndex } from './index-rows.ts';

type Printed = { index: CatalogueIndex; printedAt: Date; printedBy: string };

/** A printed index leaves the system: who took it, and how much of it, is in the trail. */
export const printCatalogueIndex = command<IndexFilter, Printed>({
  name: 'arrangement.print-catalogue-index',

  async perform({ tx, actor, now }, filter) {
    const index = await getCatalogueIndex(tx, filter);
    return changed(
      { index, printedAt: now, printedBy: actor.name },
      { subject: `fonds:${filter.fondsId}`, details: { ...filter, rows: index.rows.length } },
    );
  },
});
