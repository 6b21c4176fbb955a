import { categoryName } from '@lantai/contract/classification/category.ts';
import type { DescriptionProfile } from '@lantai/contract/classification/profile.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { requiredKeys } from './edit-profile.ts';
import { getShownProfile } from './profile-queries.ts';

type DraftProfile = { agencyId: string; fromProfileId: string };

/** Begins an agency's next version; the one in force stays in force until this one is adopted. */
export const draftProfile = command<DraftProfile, DescriptionProfile>({
  name: 'classification.draft-profile',

  async perform({ tx, actor, now }, { agencyId, fromProfileId }) {
    const from = await getShownProfile(tx, fromProfileId);
    const { last } = await tx
      .selectFrom('description_profile')
      .select((row) => row.fn.max('version').as('last'))
      .where('agency_id', '=', agencyId)
      .where('category', '=', from.category)
      .executeTakeFirstOrThrow();
    const { id } = await tx
      .insertInto('description_profile')
      .values({
        agency_id: agencyId,
        category: from.category,
        version: (last ?? 0) + 1,
        state: 'draft',
        unit: from.unit,
        fields: JSON.stringify(from.fields),
        required_keys: requiredKeys(from.fields),
        source: `${from.agencyName ?? '国家范本'}（第 ${from.version} 版）`,
        changed_by: actor.personId,
        changed_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('description_profile_one_draft', 'classification.profile-draft-there', {
          category: categoryName(from.category),
        }),
      );
    return changed(await getShownProfile(tx, id), {
      subject: `profile:${id}`,
      agencyId,
      details: { category: categoryName(from.category), from: fromProfileId },
    });
  },
});
