import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { getShownFonds } from './fonds-queries.ts';

type CreateFonds = { agencyId: string; code: string; name: string; foundedOn: string | null };

/** The scheme a new fonds starts with: DA/T 22-2015, 5.2.2 and 5.4, for administrative records. */
const usualRule = 'DAT22_2015';
const usualStart = 1949;

export const createFonds = command<CreateFonds, Fonds>({
  name: 'classification.create-fonds',

  async perform({ tx, actor, now }, { agencyId, code, name, foundedOn }) {
    const agency = await tx
      .selectFrom('org_unit')
      .select('id')
      .where('id', '=', agencyId)
      .where('kind', '=', 'agency')
      .executeTakeFirst();
    if (!agency) throw new Problem('identity.unit-not-found');
    const { id } = await tx
      .insertInto('fonds')
      .values({ agency_id: agencyId, code, name, founded_on: foundedOn })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('fonds_code_taken', 'classification.fonds-code-taken', { code }));
    await tx
      .insertInto('classification_scheme')
      .values({
        agency_id: agencyId,
        fonds_id: id,
        category: 'WS',
        class_order: 'year-department-retention',
        divided_by: 'department',
        code_rule: JSON.stringify(builtInCodeRule(usualRule)),
        valid_from_year: usualStart,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute();
    return changed(await getShownFonds(tx, id), {
      subject: `fonds:${id}`,
      agencyId,
      details: { code, name, foundedOn, scheme: usualRule },
    });
  },
});
