import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '#platform/actor.ts';
import { type Platform, read } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { findInspectionPolicy } from '../preservation/fixity/inspection-policy.ts';

type Pace = <Result>(recordId: string, look: () => Promise<Result>) => Promise<Result>;

/** A check looks at the bytes of keeping twice: against the catalogue's digests and against the object's own. */
const readings = 2;

/**
 * How fast a run may go through its records. One that belongs to an inspection runs by itself beside people's work,
 * and keeps to the speed that the agency allows its inspections; any other is waited for, and goes as fast as it can.
 */
export async function paceOf(
  { platform }: { readonly platform: Platform },
  { agency_id, inspection_id }: Row<'check_run'>,
): Promise<Pace> {
  if (inspection_id === null) return (_recordId, look) => look();
  const ask = <Result>(query: (db: Db) => Promise<Result>) => read(platform, systemActor, query);
  const { content } = await ask((db) => findInspectionPolicy(db, agency_id));
  return async (recordId, look) => {
    const started = performance.now();
    const result = await look();
    const bytes = await ask((db) => sizeOf(db, recordId));
    const allowed = ((bytes * readings) / 2 ** 20 / content.mibPerSecond) * 1000;
    const took = performance.now() - started;
    if (allowed > took) await pause(allowed - took);
    return result;
  };
}

async function sizeOf(db: Db, recordId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom('component')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('size'), row.val(0)).as('bytes'))
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  return Number(bytes);
}
