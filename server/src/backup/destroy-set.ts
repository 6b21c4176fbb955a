import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { findStandingSets, getReachableSet } from './backup-queries.ts';

/**
 * The set is struck from what can be restored, with its reason (DA/T 99, 表 A.3); its files are removed after that,
 * which can be repeated. The last set that lacks nothing stays.
 */
export const destroySet = command({
  name: 'backup.destroy-set',

  async perform({ tx, actor, now }, { set, reason }: { set: string; reason: string }) {
    await getReachableSet(tx, set, '销毁');
    const others = (await findStandingSets(tx)).filter((one) => one.set !== set);
    if (!others.some(({ missing }) => missing === 0)) throw new Problem('backup.last-set', { set });
    await tx
      .insertInto('backup_destruction')
      .values({ set_name: set, reason, destroyed_by: actor.name, destroyed_at: now })
      .execute();
    return changed({}, { subject: `backup-set:${set}`, details: { reason } });
  },
});
