import type { TrailReport } from '@lantai/contract/audit/trail.ts';
import { changed, command } from '#platform/command.ts';

/** Records that somebody verified the trail, and what they were told. */
export const recordVerification = command({
  name: 'audit.verify-trail',

  async perform(_context, { findings, findingsLeftOut, ...summary }: TrailReport) {
    const details = {
      ...summary,
      findings: findings.length + findingsLeftOut,
      first: findings[0]?.message ?? null,
    };
    return changed(undefined, { subject: 'trail:entries', details });
  },
});
