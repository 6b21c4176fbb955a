import type { FixityKind } from '@lantai/contract/preservation/fixity.ts';
import { sql } from 'kysely';
import { changed, command, unchanged } from '#platform/command.ts';

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
  | { readonly ends: true }
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
      const { count } = await tx
        .selectFrom('fixity_finding')
        .select((row) => row.fn.countAll<number>().as('count'))
        .where('run_id', '=', run.id)
        .executeTakeFirstOrThrow();
      const { done: records, files, bytes } = run;
      return changed(undefined, {
        ...{ subject, agencyId },
        details: { records, files, bytes, findings: count },
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
    const { last } = await tx
      .selectFrom('fixity_finding')
      .select(sql<number>`coalesce(max(position), 0)`.as('last'))
      .where('run_id', '=', run.id)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('fixity_finding')
      .values(
        found.map(({ recordId, objectId, ...one }, place) => ({
          ...one,
          ...{ run_id: run.id, agency_id: agencyId, position: last + place + 1 },
          ...{ record_id: recordId, object_id: objectId },
        })),
      )
      .execute();
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
