import type { CopyLocation } from '@lantai/contract/preservation/copies.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';

type RegisterCopy = {
  /** The folder has been prepared under this id (`prepareCopy`). */
  readonly copyId: string;
  readonly name: string;
  readonly path: string;
  readonly location: CopyLocation;
  readonly distanceKm: number | null;
  readonly medium: string;
  readonly sameDevice: boolean;
};

/** From now on the folder follows the store; the comparison that is ordered with it tells what it lacks. */
export const registerCopy = command<RegisterCopy, { copyId: string; jobId: string }>({
  name: 'preservation.register-copy',

  async perform({ tx, actor, now }, { copyId, name, path, ...copy }) {
    await requireNew(tx, { name, path });
    await tx
      .insertInto('store_copy')
      .values({
        ...{ id: copyId, name, path, location: copy.location, distance_km: copy.distanceKm },
        ...{ medium: copy.medium, same_device: copy.sameDevice },
        ...{ registered_by: actor.personId, registered_at: now },
        ...{ retired_by: null, retired_at: null, retired_because: null },
        ...{ last_seen_at: null, last_compared_at: null, last_verified_at: null },
        ...{ away_since: null, away_because: null },
      })
      .execute();
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'preservation.compare-copies' },
      { agencyId: null, payload: { whole: false } },
    );
    const details = { name, path, ...copy };
    return changed({ copyId, jobId }, { subject: `copy:${copyId}`, details });
  },
});

export async function requireNew(
  tx: Pick<Tx, 'selectFrom'>,
  { name, path }: { name: string; path: string },
): Promise<void> {
  const taken = await tx
    .selectFrom('store_copy')
    .select('id')
    .where('state', '=', 'kept')
    .where((row) => row.or([row('name', '=', name), row('path', '=', path)]))
    .executeTakeFirst();
  if (taken) throw new Problem('preservation.copy-taken', { name, path });
}
