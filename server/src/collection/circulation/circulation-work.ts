import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../../records/workbench-queries.ts';
import { type CirculationFilter, countCirculations } from './circulation-queries.ts';

/** What is circulated to me, and what lies too long with others: mine to ask for, or my department's. */
export async function findCirculationWork(db: Db, actor: Actor, now: Date): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  const add = async (
    item: Pick<WorkItem, 'key' | 'title' | 'to' | 'action'>,
    filter: Pick<CirculationFilter, 'list' | 'late'>,
  ) => {
    const found = await countCirculations(db, actor, { ...filter, now });
    if (found.count > 0) items.push({ ...item, ...found });
  };
  const at = '/collection/circulations';
  if (!actor.permissions.has('records.read')) return [];
  await add(
    { key: 'circulated-to-me', title: '传阅待阅', to: `${at}?list=to-read`, action: '阅读' },
    { list: 'to-read', late: false },
  );
  await add(
    {
      key: 'circulation-late',
      title: '传阅逾期未退',
      to: `${at}?list=begun&late=true`,
      action: '催办',
    },
    { list: 'begun', late: true },
  );
  if (actor.permissions.has('collection.submit'))
    await add(
      {
        key: 'circulation-late-here',
        title: '本部门传阅逾期未退',
        to: `${at}?list=department`,
        action: '督促',
      },
      { list: 'department', late: false },
    );
  return items;
}
