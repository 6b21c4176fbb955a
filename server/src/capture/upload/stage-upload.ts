import { changed, command, unchanged } from '#platform/command.ts';
import { lockUploads } from './upload-queries.ts';

type StageUpload = { id: string; mediaType: string; sha512: string; sm3: string };

/** The file is whole and lies in staging under its digest. */
export const stageUpload = command<StageUpload, void>({
  name: 'capture.stage-upload',

  async perform({ tx, actor, now }, { id, mediaType, sha512, sm3 }) {
    const [upload] = await lockUploads(tx, actor, [id]);
    if (upload?.state !== 'arriving') return unchanged(undefined);
    await tx
      .updateTable('upload')
      .set({ state: 'staged', media_type: mediaType, sha512, sm3, staged_at: now })
      .where('id', '=', id)
      .execute();
    const details = { mediaType, size: upload.size, sha512, sm3 };
    return changed(undefined, { subject: `upload:${id}`, agencyId: upload.agency_id, details });
  },
});

/** The file is whole and cannot be taken in; the row stays, to say so. */
export const refuseUpload = command<{ id: string; reason: string }, void>({
  name: 'capture.refuse-upload',

  async perform({ tx, actor }, { id, reason }) {
    const [upload] = await lockUploads(tx, actor, [id]);
    if (upload?.state !== 'arriving') return unchanged(undefined);
    await tx.updateTable('upload').set({ state: 'refused', reason }).where('id', '=', id).execute();
    const details = { reason, size: upload.size };
    return changed(undefined, { subject: `upload:${id}`, agencyId: upload.agency_id, details });
  },
});
