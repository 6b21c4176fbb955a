import { changed, command, unchanged } from '#platform/command.ts';
import type { WrittenExport } from './write-export.job.ts';

type NoteExport = { readonly exportId: string } & (
  | { readonly written: WrittenExport; readonly fault?: never }
  | { readonly fault: string; readonly written?: never }
);

/** An export is whole, or was not written. Each record that went into it has its own entry in the trail. */
export const noteExport = command<NoteExport, void>({
  name: 'access.note-export',

  async perform({ tx, now }, { exportId, written, fault }) {
    const outcome = written
      ? {
          ...{ state: 'ready' as const, records: written.records.length, files: written.files },
          ...{ bytes: written.bytes, manifest_sha512: written.manifestSha512 },
          signature: written.signature,
        }
      : { state: 'failed' as const, fault };
    const noted = await tx
      .updateTable('export_run')
      .set({ ...outcome, ended_at: now })
      .where('id', '=', exportId)
      .where('state', '=', 'writing')
      .returning('agency_id')
      .executeTakeFirst();
    if (!noted) return unchanged(undefined);
    const agencyId = noted.agency_id;
    const whole = {
      ...{ subject: `export:${exportId}`, agencyId },
      details: written ? detailsOf(written) : { fault },
    };
    const each = (written?.records ?? []).map(({ id, code }) => ({
      ...{ subject: `record:${id}`, agencyId },
      details: { code, export: exportId },
    }));
    return changed(undefined, whole, ...each);
  },
});

const detailsOf = ({ files, bytes, manifestSha512, signature }: WrittenExport) => ({
  ...{ files, bytes, manifestSha512, signature },
});
