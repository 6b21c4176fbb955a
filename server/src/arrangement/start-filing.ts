import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { requireNumberingBasis } from '../classification/schedule-in-force.ts';
import { readyRecords } from './ready-records.ts';

type StartFiling = { fondsId: string; recordIds?: string[] | undefined };

/** Asks for a filing; the work itself is a job. Named records must all be ready. */
export const startFiling = command<StartFiling, { jobId: string; records: number }>({
  name: 'arrangement.start-filing',

  async perform({ tx, actor, now }, { fondsId, recordIds }) {
    const fonds = await getFonds(tx, fondsId);
    await requireNumberingBasis(tx, fonds, dayOf(now));
    const records = await countReady(tx, fondsId, recordIds);
    if (recordIds && records < recordIds.length) await refuseUnready(tx, recordIds, records);
    if (records === 0) throw new Problem('arrangement.nothing-to-file');
    const jobId = await enqueue(
      { tx, actor, now },
      { name: 'arrangement.file-records' },
      {
        agencyId: fonds.agency_id,
        payload: { fondsId, ...(recordIds && { recordIds }) },
      },
    );
    return changed(
      { jobId, records },
      { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details: { jobId, records } },
    );
  },
});

async function countReady(tx: Tx, fondsId: string, recordIds?: readonly string[]): Promise<number> {
  let query = readyRecords(tx, fondsId).select((row) => row.fn.countAll<number>().as('count'));
  if (recordIds) query = query.where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`);
  return (await query.executeTakeFirstOrThrow()).count;
}

async function refuseUnready(tx: Tx, recordIds: readonly string[], ready: number): Promise<never> {
  const rows = await tx
    .selectFrom('filing_fault')
    .select('faults')
    .where('record_id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .execute();
  const faults = [...new Set(rows.flatMap((row) => row.faults))].map(
    (fault) => filingFaults[fault],
  );
  throw new Problem('arrangement.not-ready', {
    count: recordIds.length - ready,
    reason: faults.length > 0 ? faults.join('；') : '已归档、已作废或已隔离',
  });
}
