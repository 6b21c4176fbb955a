import { categoryName } from '@lantai/contract/classification/category.ts';
import type { DescriptionProfile } from '@lantai/contract/classification/profile.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { profileStep } from './edit-profile.ts';
import { getShownProfile, lockProfile } from './profile-queries.ts';

/** From today on records of the category are described by this version; the one before is superseded. */
export const adoptProfile = command<{ profileId: string }, DescriptionProfile>({
  name: 'classification.adopt-profile',

  async perform({ tx, actor, now }, { profileId }) {
    const draft = await lockProfile(tx, profileId);
    const state = profileStep(draft, 'adopt', '启用');
    const today = dayOf(now);
    await tx
      .updateTable('description_profile')
      .set({ state: 'superseded', effective_to: today })
      .where('agency_id', '=', draft.agency_id)
      .where('category', '=', draft.category)
      .where('state', '=', 'effective')
      .execute();
    await tx
      .updateTable('description_profile')
      .set({ state, effective_from: today, changed_by: actor.personId, changed_at: now })
      .where('id', '=', profileId)
      .execute();
    return changed(await getShownProfile(tx, profileId), {
      subject: `profile:${profileId}`,
      agencyId: draft.agency_id,
      details: {
        category: categoryName(draft.category),
        version: draft.version,
        from: draft.state,
        to: state,
      },
    });
  },
});
