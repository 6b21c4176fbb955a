import {
  type RecordAction,
  recordActionNames,
  recordStateNames,
} from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { recordStep, requireNoHold } from './lock-record.ts';

/** What a step writes into the trail beside the states, for all records or for each. */
type Details = Record<string, unknown> | ((record: Row<'record'>) => Record<string, unknown>);

/**
 * Takes records one step of their life further, all of them or none: the one way to change a state
 * other than numbering and storing. Returns what goes into the trail.
 */
export async function moveRecords(
  { tx, actor, now }: CommandContext,
  recordIds: readonly string[],
  action: Exclude<RecordAction, 'describe' | 'number' | 'store'>,
  details: Details = {},
): Promise<[TrailEvent, ...TrailEvent[]]> {
  const records = await lockRecords(tx, recordIds);
  const steps = records.map((record) => ({ record, to: recordStep(record, action) }));
  if (['void', 'exclude', 'transfer', 'destroy'].includes(action))
    for (const { record } of steps) await requireNoHold(tx, record.id, recordActionNames[action]);
  requireCollected(records, action);
  for (const [to, moved] of Map.groupBy(steps, (step) => step.to))
    await tx
      .updateTable('record')
      .set((row) => ({
        state: to,
        changed_by: actor.personId,
        changed_at: now,
        version: row('version', '+', 1),
        ...(action === 'return' && { times_returned: row('times_returned', '+', 1) }),
      }))
      .where('id', '=', sql<string>`any(${moved.map(({ record }) => record.id)}::uuid[])`)
      .execute();
  const [event, ...more] = steps.map(({ record, to }) => ({
    subject: `record:${record.id}`,
    agencyId: record.agency_id,
    details: {
      from: record.state,
      to,
      ...(typeof details === 'function' ? details(record) : details),
    },
  }));
  if (!event) throw new RangeError('a step is taken by at least one record');
  return [event, ...more];
}

/** Holds records until the transaction ends, in one order for all, so that two steps cannot cross. */
export async function lockRecords(
  tx: Tx,
  recordIds: readonly string[],
): Promise<readonly Row<'record'>[]> {
  const wanted = [...new Set(recordIds)];
  const rows = await tx
    .selectFrom('record')
    .selectAll()
    .where('id', '=', sql<string>`any(${wanted}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length < wanted.length) throw new Problem('records.not-found');
  return rows;
}

const collectedOnly: readonly RecordAction[] = [
  'begin-handling',
  'pre-file',
  'exclude',
  'submit',
  'resubmit',
];

/** What the archive room brought in itself is handed over by nobody. */
function requireCollected(records: readonly Row<'record'>[], action: RecordAction): void {
  const holding = records.find(({ received_as }) => received_as === 'holding');
  if (holding && collectedOnly.includes(action))
    throw new Problem('records.wrong-state', {
      state: `${recordStateNames[holding.state]}（室藏直录）`,
      action: recordActionNames[action],
    });
}
