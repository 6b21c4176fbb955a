import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../../records/workbench-queries.ts';
import { findArchivists } from './register-queries.ts';

/** What the head of the archives is told of posts. The count is the total of the list its link opens. */
export async function findArchivistWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  if (!actor.permissions.has('collection.decide')) return [];
  const { figures } = await findArchivists(db, actor, { filter: { state: 'all' }, now });
  if (figures.defects === 0) return [];
  return [
    {
      key: 'posts-vacant',
      title: '档案员空岗超期或未登记',
      to: '/collection/archivists?tab=vacancies&defects=true',
      action: '查看',
      count: figures.defects,
      oldestAt: null,
    },
  ];
}
