import { changed, command } from '#platform/command.ts';
import { getStandingSet } from './backup-queries.ts';

type Copy = {
  readonly set: string;
  readonly place: string;
  readonly kilometres: number | null;
  readonly carrier: string;
  readonly carrierNumber: string;
  readonly keptBy: string;
};

/** A person carried the set elsewhere and says so (DA/T 99, 表 A.4); the program cannot see it there. */
export const recordCopy = command({
  name: 'backup.record-copy',

  async perform({ tx, actor, now }, { set, carrierNumber, keptBy, ...copy }: Copy) {
    await getStandingSet(tx, set, '登记异地备份');
    await tx
      .insertInto('backup_copy')
      .values({
        ...copy,
        set_name: set,
        carrier_number: carrierNumber,
        kept_by: keptBy,
        recorded_by: actor.name,
        recorded_at: now,
      })
      .execute();
    return changed(
      {},
      { subject: `backup-set:${set}`, details: { ...copy, carrierNumber, keptBy } },
    );
  },
});
