import { systemActor } from '#platform/actor.ts';
import { changed, command, execute, type Platform, read, unchanged } from '#platform/command.ts';
import type { ArrivingFiles } from './arriving-files.ts';

/** A week: a broken-off upload may wait for its sender to be back in the office. */
export const uploadLife = 7 * 24 * 60 * 60 * 1000;

/** Rows of uploads that nobody came back for, or nobody used. */
const dropStaleUploads = command<{ begunBefore: Date }, number>({
  name: 'capture.drop-stale-uploads',

  async perform({ tx }, { begunBefore }) {
    const dropped = await tx
      .deleteFrom('upload')
      .where('state', '<>', 'used')
      .where('begun_at', '<', begunBefore)
      .returning(['id', 'agency_id', 'state', 'size'])
      .execute();
    const [first, ...more] = dropped.map(({ id, agency_id, state, size }) => ({
      subject: `upload:${id}`,
      agencyId: agency_id,
      details: { state, size },
    }));
    return first ? changed(dropped.length, first, ...more) : unchanged(0);
  },
});

/**
 * Ends uploads older than a week that no record uses: rows first, then the pieces no row speaks of.
 * Returns how many of each.
 */
export async function sweepUploads(
  platform: Platform,
  files: ArrivingFiles,
): Promise<{ uploads: number; pieces: number }> {
  const begunBefore = new Date(platform.now().getTime() - uploadLife);
  const uploads = await execute(platform, dropStaleUploads, systemActor, { begunBefore });
  const old = await files.olderThan(begunBefore);
  const arriving = new Set(
    await read(platform, systemActor, (db) =>
      db.selectFrom('upload').select('id').where('state', '=', 'arriving').execute(),
    ).then((rows) => rows.map(({ id }) => id)),
  );
  const orphans = old.filter((id) => !arriving.has(id));
  for (const id of orphans) await files.remove(id);
  return { uploads, pieces: orphans.length };
}
