import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import type { WorkItem } from '../../records/workbench-queries.ts';
import { findUnregisteredBatches } from './unregistered-batches.ts';

/** Batches that are settled and wait for their register, for who takes them over. */
export async function findRegisterWork(db: Db, actor: Actor): Promise<WorkItem[]> {
  if (!actor.permissions.has('collection.accept')) return [];
  const batches = await findUnregisteredBatches(db);
  if (batches.length === 0) return [];
  return [
    {
      key: 'unregistered-batches',
      title: '移交批次已办结，待登记',
      count: batches.length,
      oldestAt: batches[0]?.settledAt ?? null,
      to: '/arrangement/registers?waiting=true',
      action: '生成登记表',
    },
  ];
}
