import { changed, command } from '#platform/command.ts';
import type { BackupFolder } from './backup-folder.ts';
import type { Taken } from './take-set.ts';

type Registration = Taken & {
  readonly folder: BackupFolder;
  readonly policyVersion: number | null;
};

/** A set that is whole in its folder is entered into 表 A.1. */
export const registerSet = command({
  name: 'backup.register-set',

  async perform({ tx, actor, now }, { manifest, written, folder, policyVersion }: Registration) {
    const { header } = manifest;
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
    await tx
      .insertInto('backup_set')
      .values({
        set_name: header.set,
        kind: header.kind,
        taken_at: new Date(header.takenAt),
        ended_at: now,
        folder: folder.path,
        encrypted: folder.key !== undefined,
        files: header.files,
        table_rows: rows,
        bytes: header.bytes,
        written,
        previous: header.previous,
        missing: header.missing.length,
        policy_version: policyVersion,
        taken_by: actor.name,
      })
      .execute();
    const { kind, files, bytes, missing } = header;
    return changed(header.set, {
      subject: `backup-set:${header.set}`,
      details: { kind, files, bytes, written, missing: missing.length, folder: folder.path },
    });
  },
});
