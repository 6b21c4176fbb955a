import type { MemoirRow } from '@lantai/contract/collection/memoir.ts';
import { changed, command } from '#platform/command.ts';
import { findMemoirs, type MemoirFilter } from './memoir-queries.ts';

/** The list leaves the system: who took it is in the trail. */
export const exportMemoirs = command<MemoirFilter, MemoirRow[]>({
  name: 'collection.export-memoirs',

  async perform({ tx }, filter) {
    const rows = await findMemoirs(tx, filter);
    return changed(rows, { subject: 'memoirs:list', details: { filter, rows: rows.length } });
  },
});
