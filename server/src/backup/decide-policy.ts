import type { PolicyRules } from '@lantai/contract/backup/backup.ts';
import { changed, command } from '#platform/command.ts';
import { newestPolicy } from './backup-queries.ts';

/** A new version is put into force; what was in force before stays to be read. */
export const decidePolicy = command({
  name: 'backup.decide-policy',

  async perform({ tx, actor, now }, rules: PolicyRules & { note: string }) {
    const version = ((await newestPolicy(tx))?.version ?? 0) + 1;
    await tx
      .insertInto('backup_policy')
      .values({
        version,
        folder: rules.folder,
        key_file: rules.keyFile,
        every_days: rules.everyDays,
        full_every_days: rules.fullEveryDays,
        from_hour: rules.fromHour,
        to_hour: rules.toHour,
        keep_sets: rules.keepSets,
        drill_every_days: rules.drillEveryDays,
        sample: rules.sample,
        alarm_after_days: rules.alarmAfterDays,
        note: rules.note,
        decided_by: actor.name,
        decided_at: now,
      })
      .execute();
    return changed({ version }, { subject: `backup-policy:${version}`, details: { ...rules } });
  },
});
