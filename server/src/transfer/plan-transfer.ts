import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import { sql } from 'kysely';
import { yearOf } from '#platform/clock.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { lockRecords } from '../records/move-records.ts';
import { type CandidateRange, candidates } from './candidate-queries.ts';
import { findListed } from './listed-records.ts';
import { requireTransferable } from './require-transferable.ts';
import { requireWholeVolumes } from './require-whole-volumes.ts';
import { findRule } from './rule-queries.ts';

type PlanTransfer = CandidateRange & {
  archiveName: string;
  archiveCode: string | null;
  /** By which specification the package is laid out. */
  profile: PackageProfile;
  agreedOn: string;
  note: string | null;
  recordIds?: readonly string[] | undefined;
};
type Planned = { batchId: string; number: string; items: number };

/** Plans a batch for the archive: the records that were chosen, or all of a range that may go. */
export const planTransfer = command<PlanTransfer, Planned>({
  name: 'transfer.plan-transfer',

  async perform(context, plan) {
    const { tx, actor, now } = context;
    const fonds = await getFonds(tx, plan.fondsId);
    const recordIds = await chooseRecords(context, plan, fonds.agency_id);
    await lockRecords(tx, recordIds);
    const listed = await findListed(tx, recordIds);
    const years = listed.flatMap((record) => record.listed.year ?? []);
    const year = yearOf(now);
    const serial = await nextSerial(tx, plan.fondsId, year);
    const number = `${fonds.code}-JG-${year}-${String(serial).padStart(4, '0')}`;
    const { id: batchId } = await tx
      .insertInto('transfer_batch')
      .values({
        ...{ agency_id: fonds.agency_id, fonds_id: plan.fondsId, year, serial, number },
        ...{ kind: plan.kind, profile: plan.profile, state: 'planned' },
        ...{ retention: plan.retention, note: plan.note },
        archive_name: plan.archiveName,
        archive_code: plan.archiveCode,
        agreed_on: plan.agreedOn,
        year_from: Math.min(...years),
        year_to: Math.max(...years),
        planned_by: actor.personId,
        planned_at: now,
        moved_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await insertItems(tx, { batchId, agencyId: fonds.agency_id, listed });
    await requireWholeVolumes(tx, batchId);
    const { kind, profile, archiveName: archive } = plan;
    const details = { number, items: listed.length, archive, kind, profile };
    return changed(
      { batchId, number, items: listed.length },
      { subject: `transfer:${batchId}`, agencyId: fonds.agency_id, details },
    );
  },
});

/** Chosen records must all be fit to go; of a range those go that are. */
async function chooseRecords(
  { tx, now }: CommandContext,
  { recordIds, ...range }: PlanTransfer,
  agencyId: string,
): Promise<string[]> {
  const about = { rule: await findRule(tx, agencyId), thisYear: yearOf(now) };
  if (recordIds) await requireTransferable(tx, recordIds, { inBatch: false });
  let query = candidates(tx, range, about)
    .select('record.id')
    .where(sql<boolean>`cardinality(refusals) = 0`);
  if (recordIds) query = query.where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`);
  const rows = await query.execute();
  if (rows.length === 0 && !recordIds) throw new Problem('transfer.nothing-to-transfer');
  const left = new Set(recordIds).size - rows.length;
  if (recordIds && left > 0) throw new Problem('transfer.kind-differs', { count: left });
  return rows.map(({ id }) => id);
}

type Items = { batchId: string; agencyId: string; listed: Awaited<ReturnType<typeof findListed>> };

async function insertItems(tx: Tx, { batchId, agencyId, listed }: Items): Promise<void> {
  for (let start = 0; start < listed.length; start += 1000)
    await tx
      .insertInto('transfer_item')
      .values(
        listed.slice(start, start + 1000).map((record, index) => ({
          batch_id: batchId,
          agency_id: agencyId,
          record_id: record.recordId,
          position: start + index + 1,
          listed: JSON.stringify(record.listed),
          record_version: record.version,
        })),
      )
      .execute()
      .catch(
        onConstraint('transfer_item_in_one_batch', 'transfer.records-refused', {
          records: '其中有档案刚被列入另一批次',
        }),
      );
}

/** Numbers of one fonds and year run on without a gap: two that are made at once wait for each other. */
async function nextSerial(tx: Tx, fondsId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`transfer ${fondsId}`}, 0))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('transfer_batch')
    .select((row) => row.fn.max('serial').as('last'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
