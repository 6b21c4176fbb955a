import type { TrailFilter } from '@lantai/contract/audit/audit.api.ts';
import { changed, command } from '#platform/command.ts';
import { measureTrail } from './audit-queries.ts';

/**
 * Records that the trail leaves the system, before a line of it does: an export is itself audited
 * (workflows I.3). Returns the newest entry that belongs to it.
 */
export const exportTrail = command({
  name: 'audit.export-trail',

  async perform({ tx }, filter: TrailFilter) {
    const { count, newest } = await measureTrail(tx, filter);
    return changed(newest, { subject: 'trail:entries', details: { filter, count, newest } });
  },
});
