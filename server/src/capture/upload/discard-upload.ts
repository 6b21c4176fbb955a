import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockUploads } from './upload-queries.ts';

/** Throws an upload away that no record uses. Staged bytes nobody refers to are swept later. */
export const discardUpload = command<{ uploadId: string }, void>({
  name: 'capture.discard-upload',

  async perform({ tx, actor }, { uploadId }) {
    const [upload] = await lockUploads(tx, actor, [uploadId]);
    if (!upload || upload.state === 'used')
      throw new Problem('capture.upload-not-found', { uploadId });
    await tx.deleteFrom('upload').where('id', '=', uploadId).execute();
    const { state, sha512, size } = upload;
    return changed(undefined, {
      subject: `upload:${uploadId}`,
      agencyId: upload.agency_id,
      details: { state, size, sha512 },
    });
  },
});
