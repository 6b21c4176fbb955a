import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { type MediumKind, mediumKinds } from '@lantai/contract/preservation/offline-media.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

type RegisterMedium = {
  readonly fondsId: string;
  readonly category: CategoryCode;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly kind: MediumKind;
  readonly model: string;
  readonly capacityBytes: number;
  readonly setNumber: number;
  readonly place: string;
  readonly authority: string;
};

/** A medium is entered into the register and gets its number: B001-WS-2010/2016-DK1 (DA/T 93-2022). */
export const registerMedium = command<RegisterMedium, { mediumId: string; number: string }>({
  name: 'preservation.register-medium',

  async perform({ tx, actor, now }, { fondsId, yearFrom, yearTo, category, kind, ...about }) {
    const { agency_id, code } = await getFonds(tx, fondsId);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`medium ${fondsId}`}, 0))`.execute(
      tx,
    );
    const { count } = await tx
      .selectFrom('offline_medium')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('fonds_id', '=', fondsId)
      .where('category', '=', category)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    const years = yearFrom === yearTo ? `${yearFrom}` : `${yearFrom}/${yearTo}`;
    const number = `${code}-${category}-${years}-${mediumKinds[kind].code}${count + 1}`;
    const { id } = await tx
      .insertInto('offline_medium')
      .values({
        ...{ agency_id, fonds_id: fondsId, number, category, kind },
        ...{ year_from: yearFrom, year_to: yearTo, model: about.model, place: about.place },
        ...{ capacity_bytes: about.capacityBytes, set_number: about.setNumber },
        ...{ authority: about.authority, registered_by: actor.personId, registered_at: now },
        ...{ written_by: null, written_at: null, records: null, files: null, bytes: null },
        ...{ manifest_sm3: null, replaced_by: null, replaced_at: null, replaced_because: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return changed(
      { mediumId: id, number },
      { subject: `medium:${id}`, agencyId: agency_id, details: { number, ...about } },
    );
  },
});
