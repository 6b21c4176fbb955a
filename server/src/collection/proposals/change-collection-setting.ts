import { changed, command } from '#platform/command.ts';
import { correctionsOf } from '../../records/corrections.ts';

type ChangeSetting = { agencyId: string; corrections: 'approval' | 'direct'; reason: string };

/** The former setting stays on record: what was corrected under it can be judged by it. */
export const changeCollectionSetting = command<ChangeSetting, undefined>({
  name: 'collection.change-setting',

  async perform({ tx, actor, now }, { agencyId, corrections, reason }) {
    const from = await correctionsOf(tx, agencyId);
    await tx
      .insertInto('collection_setting')
      .values({
        agency_id: agencyId,
        corrections,
        reason,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute();
    return changed(undefined, {
      subject: `agency:${agencyId}`,
      agencyId,
      details: { from, to: corrections, reason },
    });
  },
});
