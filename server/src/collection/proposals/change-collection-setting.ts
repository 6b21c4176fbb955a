import { changed, command } from '#platform/command.ts';
import { correctionsOf } from '../../records/corrections.ts';
import { idleWarnDaysOf } from '../duties/idle-days.ts';

type ChangeSetting = {
  agencyId: string;
  corrections: 'approval' | 'direct';
  /** Without it, as it was. */
  idleWarnDays?: number | undefined;
  reason: string;
};

/** The former setting stays on record: what was corrected under it can be judged by it. */
export const changeCollectionSetting = command<ChangeSetting, undefined>({
  name: 'collection.change-setting',

  async perform({ tx, actor, now }, { agencyId, corrections, idleWarnDays, reason }) {
    const from = await correctionsOf(tx, agencyId);
    const days = idleWarnDays ?? (await idleWarnDaysOf(tx, agencyId));
    await tx
      .insertInto('collection_setting')
      .values({
        agency_id: agencyId,
        corrections,
        idle_warn_days: days,
        reason,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute();
    return changed(undefined, {
      subject: `agency:${agencyId}`,
      agencyId,
      details: { from, to: corrections, idleWarnDays: days, reason },
    });
  },
});
