import { againstClause } from '@lantai/contract/collection/clause-retention.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { chooseClause } from '../../records/choose-clause.ts';
import { recordStep } from '../../records/lock-record.ts';
import { lockRecords, moveRecords } from '../../records/move-records.ts';
import { getClauseInForce } from './clauses-in-force.ts';

type PreFile = { recordIds: readonly string[]; clauseId: string };

/**
 * Records go into the pre-filing store under a clause of the schedule in force (workflows A.8, "schedule
 * item chosen"): without a period they get its, a shorter one is refused, a longer one is noted.
 */
export const preFileRecords = command<PreFile, { records: number; longer: string[] }>({
  name: 'collection.pre-file-records',

  async perform(context, { recordIds, clauseId }) {
    const { events, longer } = await preFileUnder(context, recordIds, clauseId);
    return changed({ records: events.length, longer }, ...events);
  },
});

/** The same inside another command, which says why. */
export async function preFileUnder(
  context: CommandContext,
  recordIds: readonly string[],
  clauseId: string,
) {
  const records = await lockRecords(context.tx, recordIds);
  for (const record of records) recordStep(record, 'pre-file');
  const agencies = new Set(records.map(({ agency_id }) => agency_id));
  const [clause] = await Promise.all(
    [...agencies].map((agencyId) => getClauseInForce(context.tx, agencyId, clauseId)),
  );
  if (!clause) throw new RangeError('at least one record is pre-filed');
  const held = (than: 'shorter' | 'longer') =>
    records.filter(({ retention }) => againstClause(retention, clause.retention) === than);
  const short = held('shorter');
  if (short.length > 0)
    throw new Problem('collection.retention-too-short', {
      count: short.length,
      clause: clause.number,
      retention: shownRetention(clause.retention),
      recordIds: short.map(({ id }) => id),
    });
  const longer = new Set(held('longer').map(({ id }) => id));
  await chooseClause(context, recordIds, clause);
  const events = await moveRecords(context, recordIds, 'pre-file', ({ id }) => ({
    clause: clause.number,
    ...(longer.has(id) && { longerThan: clause.retention }),
  }));
  return { events, longer: [...longer] };
}
