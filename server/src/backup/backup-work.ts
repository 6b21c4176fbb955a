import { alarmNames } from '@lantai/contract/backup/backup.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../records/workbench-queries.ts';
import { findStatus } from './backup-queries.ts';

/** Red on the home page of who answers for the archive, whatever was said about it (workflows F.10). */
export async function findBackupWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  if (!actor.permissions.has('backup.read')) return [];
  const { alarms, newestSetAt } = await findStatus(db, now);
  const [first] = alarms;
  if (first === undefined) return [];
  return [
    {
      key: 'backup-alarm',
      title: `备份：${alarms.map((alarm) => alarmNames[alarm]).join('；')}`,
      to: '/backup',
      action: '查看',
      count: alarms.length,
      oldestAt: newestSetAt,
      alarm: true,
    },
  ];
}
