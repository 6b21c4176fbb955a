import { exportStateNames } from '@lantai/contract/access/export.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { findExport } from './export-queries.ts';

/** Lets a finished export out, and says so in the trail. */
export const handOutExport = command<{ exportId: string }, { name: string }>({
  name: 'access.hand-out-export',

  async perform({ tx }, { exportId }) {
    const found = await findExport(tx, exportId);
    if (!found) throw new Problem('access.export-not-found');
    if (found.state !== 'ready')
      throw new Problem('access.export-not-ready', { state: exportStateNames[found.state] });
    const { agency_id: agencyId, records, manifest_sha512: manifestSha512, agencyName } = found;
    return changed(
      { name: `${agencyName}-导出包-${exportId.slice(0, 8)}` },
      { subject: `export:${exportId}`, agencyId, details: { records, manifestSha512 } },
    );
  },
});
