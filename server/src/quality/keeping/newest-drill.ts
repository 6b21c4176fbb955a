import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { RestoreDrill } from './keeping-surroundings.ts';

/** The newest drill of restoring from a backup, the evidence of item 3-9; a backup is of the whole installation. */
export async function findNewestDrill(db: Db): Promise<RestoreDrill | null> {
  const drill = await db
    .selectFrom('backup_test')
    .select(['set_name', 'tested_at', 'passed', 'seconds'])
    .where('kind', '=', 'drill')
    .orderBy('tested_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!drill) return null;
  const { set_name: set, tested_at, passed, seconds } = drill;
  const outcome = passed ? '完好恢复' : '恢复有问题';
  return {
    on: dayOf(tested_at),
    isWhole: passed,
    told: `备份集 ${set}，${outcome}，用时 ${Math.round(seconds)} 秒`,
  };
}
