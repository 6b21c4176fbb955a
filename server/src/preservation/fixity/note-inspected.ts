import type { FixityKind } from '@lantai/contract/preservation/fixity.ts';
import { sql } from 'kysely';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';

export type FoundInStore = {
  readonly recordId: string | null;
  readonly objectId: string;
  readonly code: string;
  readonly kind: FixityKind;
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
};

type NoteInspected = { readonly runId: string } & (
  | {
      readonly ends: true;
      /** What the store has beyond the records that were read. */
      readonly found: readonly FoundInStore[];
    }
  | {
      readonly ends?: never;
      /** How many records had been read before these. */
      readonly from: number;
      readonly records: number;
      readonly files: number;
      readonly bytes: number;
      readonly milliseconds: number;
      readonly found: readonly FoundInStore[];
    }
);

/** Counts what was read and keeps what is wrong. What another process has noted already is not noted twice. */
export const noteInspected = command<NoteInspected, void>({
  name: 'preservation.note-inspected',

  async perform({ tx, now }, input) {
    const run = await tx
      .selectFrom('fixity_run')
      .select(['id', 'agency_id', 'done', 'files', 'bytes', 'ended_at'])
      .where('id', '=', input.runId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const subject = `inspection:${run.id}`;
    const agencyId = run.agency_id;
    if (input.ends) {
      if (run.ended_at) return unchanged(undefined);
      await tx.updateTable('fixity_run').set({ ended_at: now }).where('id', '=', run.id).execute();
      const findings = await keepFound(tx, run, input.found);
      const { done: records, files, bytes } = run;
      return changed(undefined, {
        ...{ subject, agencyId },
        details: { records, files, bytes, findings },
      });
    }
    if (run.done !== input.from) return unchanged(undefined);
    const { records, files, bytes, milliseconds, found } = input;
    await tx
      .updateTable('fixity_run')
      .set({
        done: run.done + records,
        files: sql`files + ${files}`,
        bytes: sql`bytes + ${bytes}::bigint`,
        milliseconds: sql`milliseconds + ${milliseconds}::bigint`,
      })
      .where('id', '=', run.id)
      .execute();
    if (found.length === 0) return unchanged(undefined);
    await keepFound(tx, run, found);
    // Each record that is not as it was has its own entry: whoever reads its history sees it there.
    const byRecord = Map.groupBy(found, ({ recordId }) => recordId);
    const each = [...byRecord].map(([recordId, some]) => ({
      subject: recordId === null ? subject : `record:${recordId}`,
      agencyId,
      details: {
        inspection: run.id,
        findings: some.map(({ kind, path, expected, actual }) => ({
          kind,
          path,
          expected,
          actual,
        })),
      },
    }));
    return changed(undefined, ...(each as [(typeof each)[number]]));
  },
});

type Run = Pick<Row<'fixity_run'>, 'id' | 'agency_id'>;

/** Adds what is wrong behind what was noted before. Returns how much that is together. */
async function keepFound(
  tx: Tx,
  { id, agency_id }: Run,
  found: readonly FoundInStore[],
): Promise<number> {
  const { last } = await tx
    .selectFrom('fixity_finding')
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('run_id', '=', id)
    .executeTakeFirstOrThrow();
  if (found.length === 0) return last;
  await tx
    .insertInto('fixity_finding')
    .values(
      found.map(({ recordId, objectId, ...one }, place) => ({
        ...one,
        ...{ run_id: id, agency_id, position: last + place + 1 },
        ...{ record_id: recordId, object_id: objectId },
      })),
    )
    .execute();
  return last + found.length;
}
