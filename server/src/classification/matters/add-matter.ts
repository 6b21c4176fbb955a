import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { lockFonds } from '../fonds-queries.ts';

type AddMatter = { fondsId: string; code: string; name: string };

/** A new matter stands behind the others. */
export const addMatter = command<AddMatter, { matterId: string }>({
  name: 'classification.add-matter',

  async perform({ tx }, { fondsId, code, name }) {
    // Two at once would get the same place.
    const fonds = await lockFonds(tx, fondsId);
    const { last } = await tx
      .selectFrom('matter')
      .select((row) => row.fn.max('position').as('last'))
      .where('fonds_id', '=', fondsId)
      .executeTakeFirstOrThrow();
    const { id } = await tx
      .insertInto('matter')
      .values({
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        code,
        name,
        position: (last ?? 0) + 1,
        closed_on: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('matter_code_taken', 'classification.matter-code-taken', { code }));
    return changed(
      { matterId: id },
      { subject: `fonds:${fondsId}`, agencyId: fonds.agency_id, details: { code, name } },
    );
  },
});
