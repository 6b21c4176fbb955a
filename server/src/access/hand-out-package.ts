import { changed, command } from '#platform/command.ts';
import { findPackable, type PackableRecord } from '../preservation/eep/pack-record.ts';
import { refuseDestroyed } from '../records/record-queries.ts';

/** Lets a record out as a package, and says so in the trail: it has all content and metadata. */
export const handOutPackage = command<{ recordId: string }, PackableRecord>({
  name: 'access.hand-out-package',

  async perform({ tx, now }, { recordId }) {
    await refuseDestroyed(tx, recordId);
    const packable = await findPackable(tx, recordId, now);
    return changed(packable, {
      subject: `record:${recordId}`,
      agencyId: packable.agencyId,
      details: {
        code: packable.eep.code,
        components: packable.components.map(({ file_name, sm3 }) => ({ fileName: file_name, sm3 })),
      },
    });
  },
});
