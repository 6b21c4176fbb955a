import type { CatalogueIndex, IndexFilter } from '@lantai/contract/arrangement/catalogue-index.ts';
import { changed, command } from '#platform/command.ts';
import { getCatalogueIndex } from './index-rows.ts';

/** An index leaves the system as a workbook: who took it is in the trail. */
export const exportCatalogueIndex = command<IndexFilter, CatalogueIndex>({
  name: 'arrangement.export-catalogue-index',

  async perform({ tx }, filter) {
    const index = await getCatalogueIndex(tx, filter);
    return changed(index, {
      subject: `fonds:${filter.fondsId}`,
      details: { ...filter, rows: index.rows.length },
    });
  },
});
