import type { Day } from '@lantai/contract/values.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

type AddDossierPaper = {
  fondsId: string;
  class: number;
  number: string | null;
  creator: string;
  title: string;
  datedOn: Day;
  pages: number | null;
  remark: string | null;
  recordId: string | null;
};

/** Enters a paper into the dossier of a fonds, under the next number of its class. */
export const addDossierPaper = command<AddDossierPaper, { id: string; sequence: number }>({
  name: 'arrangement.add-dossier-paper',

  async perform({ tx, actor, now }, { fondsId, class: ofClass, datedOn, recordId, ...paper }) {
    const fonds = await getFonds(tx, fondsId);
    // Two papers entered at once would get one number; the fonds itself is not the archivist's to lock.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`dossier ${fondsId}`}, 0))`.execute(
      tx,
    );
    if (recordId !== null) await requireRecord(tx, fondsId, recordId);
    const { last } = await tx
      .selectFrom('dossier_paper')
      .select((row) => row.fn.max('sequence').as('last'))
      .where('fonds_id', '=', fondsId)
      .where('class', '=', ofClass)
      .executeTakeFirstOrThrow();
    const sequence = (last ?? 0) + 1;
    const { id } = await tx
      .insertInto('dossier_paper')
      .values({
        ...paper,
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        class: ofClass,
        sequence,
        dated_on: datedOn,
        record_id: recordId,
        added_by: actor.personId,
        added_at: now,
        removed_at: null,
        removed_by: null,
        removal_reason: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const details = { class: ofClass, sequence, title: paper.title };
    return changed(
      { id, sequence },
      { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details },
    );
  },
});

async function requireRecord(tx: Tx, fondsId: string, recordId: string): Promise<void> {
  const record = await tx
    .selectFrom('record')
    .select('id')
    .where('id', '=', recordId)
    .where('fonds_id', '=', fondsId)
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found');
}
