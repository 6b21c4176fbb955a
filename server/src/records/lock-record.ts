import {
  type RecordAction,
  type RecordState,
  recordActionNames,
  recordAfter,
  recordStateNames,
} from '@lantai/contract/records/record-life.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** Holds the record until the transaction ends, so that two changes of it cannot cross. */
export async function lockRecord(tx: Tx, recordId: string): Promise<Row<'record'>> {
  const record = await tx
    .selectFrom('record')
    .selectAll()
    .where('id', '=', recordId)
    .forUpdate()
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found', { recordId });
  return record;
}

/** The state an action leads to, or the problem that keeps the record from it. */
export function recordStep(record: Row<'record'>, action: RecordAction): RecordState {
  if (record.quarantined_at && action !== 'void')
    throw new Problem('records.quarantined', { action: recordActionNames[action] });
  const state = recordAfter(record.state, action);
  if (!state)
    throw new Problem('records.wrong-state', {
      state: recordStateNames[record.state],
      action: recordActionNames[action],
      recordId: record.id,
    });
  return state;
}

/** Holds are kept here so that what disposes or changes need not know who placed them. */
export async function requireNoHold(tx: Tx, recordId: string, action: string): Promise<void> {
  const hold = await tx
    .selectFrom('hold')
    .select('reason')
    .where('record_id', '=', recordId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (hold) throw new Problem('records.frozen', { reason: hold.reason, action });
}
