import { changed, command } from '#platform/command.ts';
import type { WrittenExport } from './write-export.job.ts';

type Written = {
  readonly agencyId: string;
  readonly scope: string;
  readonly folder: string;
  readonly written: WrittenExport;
};

/** What the machine's operator took out: no row of an export that anybody could fetch, only the trail. */
export const noteOperatorExport = command<Written, void>({
  name: 'access.export-by-operator',

  async perform(_context, { agencyId, scope, folder, written }) {
    const { records, files, bytes, manifestSha512, signature } = written;
    return changed(
      undefined,
      {
        ...{ subject: 'access:export', agencyId },
        details: {
          ...{ scope, folder, records: records.length, files, bytes },
          ...{ manifestSha512, signature },
        },
      },
      ...records.map(({ id, code }) => ({
        ...{ subject: `record:${id}`, agencyId },
        details: { code, scope },
      })),
    );
  },
});
