import { sql } from 'kysely';
import { z } from 'zod';
import { changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getPolicy, getReachableSet } from './backup-queries.ts';

export const carryOut = 'backup.carry-out';

export const backupWork = z.object({
  work: z.enum(['full', 'incremental', 'drill', 'verification']),
  set: z.string().optional(),
});
export type BackupWork = z.output<typeof backupWork>;

/** Backup work is done one after the other: who asks while some is under way is told so. */
export const startWork = command({
  name: 'backup.start-work',

  async perform(
    { tx, actor, now },
    { work, set }: { work: BackupWork['work']; set?: string | undefined },
  ) {
    await sql`select pg_advisory_xact_lock(hashtextextended('backup work', 0))`.execute(tx);
    const { folder } = await getPolicy(tx);
    if (set !== undefined) await getReachableSet(tx, set, '检测');
    const open = await tx
      .selectFrom('job_run')
      .select('id')
      .where('kind', '=', carryOut)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (open) throw new Problem('backup.under-way', { folder });
    const payload: BackupWork = { work, ...(set !== undefined && { set }) };
    const jobId = await enqueue(
      { tx, actor, now },
      { name: carryOut },
      { agencyId: null, payload },
    );
    return changed({ jobId }, { subject: `job:${jobId}`, details: payload });
  },
});
