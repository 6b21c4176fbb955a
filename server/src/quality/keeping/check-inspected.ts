import { sql } from 'kysely';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { findCheckable } from '../open-run.ts';
import { startKeepingCheck } from './start-keeping-check.ts';

type Begun = { readonly checks: string[]; readonly events: TrailEvent[] };

/**
 * Begins the check of the 32 items of keeping over exactly those records that an inspection has drawn, fonds by
 * fonds, within the command that orders the inspection: both are there or neither (DA/T 70-2018, 4.3.1).
 */
export async function checkInspected(
  context: CommandContext,
  inspectionId: string,
): Promise<Begun> {
  const { tx } = context;
  const begun: Begun = { checks: [], events: [] };
  for (const [fondsId, recordIds] of await findDrawnByFonds(tx, inspectionId)) {
    // What is quarantined or was taken out of the store cannot be looked at.
    const states = ['filed', 'transferred'] as const;
    const some = await findCheckable(tx, { fondsId, recordIds, states, limit: null });
    if (some.length === 0) continue;
    const check = { fondsId, recordIds: some, inspectionId, rhythm: { kind: 'full' } } as const;
    const name = await nameOf(tx, { fondsId, inspectionId, records: some.length });
    const { started, events } = await startKeepingCheck(context, { ...check, name });
    begun.checks.push(...started.map(({ runId }) => runId));
    begun.events.push(...events);
  }
  return begun;
}

async function findDrawnByFonds(db: Db, inspectionId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('record')
    .innerJoin('fixity_run', (join) =>
      join.on(sql<boolean>`record.id = any (fixity_run.record_ids)`),
    )
    .select(['record.id', 'record.fonds_id'])
    .where('fixity_run.id', '=', inspectionId)
    .orderBy('record.fonds_id')
    .execute();
  const drawn = new Map<string, string[]>();
  for (const { id, fonds_id } of rows) {
    const own = drawn.get(fonds_id) ?? [];
    own.push(id);
    drawn.set(fonds_id, own);
  }
  return drawn;
}

type Named = { readonly fondsId: string; readonly inspectionId: string; readonly records: number };

async function nameOf(db: Db, { fondsId, inspectionId, records }: Named): Promise<string> {
  const { code, name } = await db
    .selectFrom('fonds')
    .select(['code', 'name'])
    .where('id', '=', fondsId)
    .executeTakeFirstOrThrow();
  const { kind, percent } = await db
    .selectFrom('fixity_run')
    .select(['kind', 'percent'])
    .where('id', '=', inspectionId)
    .executeTakeFirstOrThrow();
  return `${code} ${name} 巡检${kind === 'full' ? '全检' : `抽检 ${percent}%`} ${records} 件`;
}
