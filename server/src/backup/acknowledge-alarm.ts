import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { findStatus } from './backup-queries.ts';

/** Says why an alarm is lived with for now; it stays red until the backup is in order (workflows F.10). */
export const acknowledgeAlarm = command({
  name: 'backup.acknowledge-alarm',

  async perform({ tx, actor, now }, { reason }: { reason: string }) {
    const { alarms } = await findStatus(tx, now);
    if (alarms.length === 0) throw new Problem('backup.nothing-to-acknowledge');
    await tx
      .insertInto('backup_acknowledgement')
      .values({ reason, acknowledged_by: actor.name, acknowledged_at: now })
      .execute();
    return changed({}, { subject: 'backup', details: { reason, alarms } });
  },
});
