import type { DamageFault } from '@lantai/contract/preservation/damage.ts';
import { sql } from 'kysely';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { keepFindings } from './keep-findings.ts';

/** An object that is not as it was written, at the place that was read. */
export type FoundAtPlace = {
  /** Null for an object that no record has. */
  readonly recordId: string | null;
  readonly objectId: string;
  readonly faults: readonly DamageFault[];
};

type NoteInspected = { readonly runId: string; readonly position: number } & (
  | { readonly missed: string }
  | {
      readonly ends: true;
      /** What the place has beyond the records that were read. */
      readonly found: readonly FoundAtPlace[];
    }
  | {
      /** How many records had been read there before these. */
      readonly from: number;
      readonly records: number;
      readonly files: number;
      readonly bytes: number;
      readonly milliseconds: number;
      readonly waiting: number;
      readonly found: readonly FoundAtPlace[];
    }
);

/** Counts what was read at a place and keeps what is wrong. What another process has noted is not noted twice. */
export const noteInspected = command<NoteInspected, void>({
  name: 'preservation.note-inspected',

  async perform({ tx, now }, input) {
    const { runId, position } = input;
    const place = await lockPlace(tx, runId, position);
    if (place.ended_at) return unchanged(undefined);
    if ('from' in input && place.done !== input.from) return unchanged(undefined);
    await tx
      .updateTable('fixity_run_place')
      .set('from' in input ? readBeyond(input) : { ended_at: now, missed_because: missedOf(input) })
      .where('run_id', '=', runId)
      .where('position', '=', position)
      .execute();
    const { agency_id: agencyId, name } = place;
    const subject = `inspection:${runId}`;
    if ('missed' in input) {
      const details = { place: name, missed: input.missed };
      return changed(undefined, { subject, agencyId, details });
    }
    if (input.found.length === 0) return unchanged(undefined);
    // Each record that is not as it was has its own entry: whoever reads its history sees it there.
    const kept = await keepFindings({ tx, now }, place, input.found);
    const each = kept.map(({ recordId, damageId, faults }) => ({
      subject: recordId === null ? subject : `record:${recordId}`,
      agencyId,
      details: { inspection: runId, place: name, damage: damageId, findings: faults.map(told) },
    }));
    return changed(undefined, ...(each as [(typeof each)[number]]));
  },
});

const told = ({ kind, path, expected, actual }: DamageFault) => ({ kind, path, expected, actual });

const missedOf = (input: object): string | null =>
  'missed' in input ? String(input.missed) : null;

type Read = Extract<NoteInspected, { from: number }>;

function readBeyond({ from, records, files, bytes, milliseconds, waiting }: Read) {
  return {
    done: from + records,
    files: sql<number>`files + ${files}`,
    bytes: sql<number>`bytes + ${bytes}::bigint`,
    milliseconds: sql<number>`milliseconds + ${milliseconds}::bigint`,
    waiting: sql<number>`waiting + ${waiting}`,
  };
}

async function lockPlace(tx: Tx, runId: string, position: number) {
  // One place after the other: findings are numbered through the whole run.
  await tx.selectFrom('fixity_run').select('id').where('id', '=', runId).forUpdate().execute();
  return tx
    .selectFrom('fixity_run_place')
    .selectAll()
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .executeTakeFirstOrThrow();
}

type Ended = { readonly records: number; readonly findings: number };

/** Every place has been gone through, and what could be mended has been. */
export const endInspection = command<{ runId: string }, Ended>({
  name: 'preservation.end-inspection',

  async perform({ tx, now }, { runId }) {
    const run = await tx
      .selectFrom('fixity_run')
      .select(['agency_id', 'ended_at', 'record_ids'])
      .where('id', '=', runId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const sums = await tx
      .selectFrom('fixity_run_place')
      .select([
        sql<number>`sum(files)::int`.as('files'),
        sql<number>`sum(bytes)::int8`.as('bytes'),
        sql<string[]>`array_agg(name order by position) filter (where missed_because is null)`.as(
          'places',
        ),
        sql<string[] | null>`array_agg(name order by position)
          filter (where missed_because is not null)`.as('missed'),
      ])
      .where('run_id', '=', runId)
      .executeTakeFirstOrThrow();
    const { findings } = await tx
      .selectFrom('fixity_finding')
      .select((row) => row.fn.countAll<number>().as('findings'))
      .where('run_id', '=', runId)
      .executeTakeFirstOrThrow();
    const records = run.record_ids.length;
    if (run.ended_at) return unchanged({ records, findings });
    await tx.updateTable('fixity_run').set({ ended_at: now }).where('id', '=', runId).execute();
    return changed(
      { records, findings },
      {
        ...{ subject: `inspection:${runId}`, agencyId: run.agency_id },
        details: { records, findings, ...sums },
      },
    );
  },
});
