import { changed, command } from '#platform/command.ts';
import { idleWarnDaysOf } from '../duties/idle-days.ts';

type ChangeSetting = { agencyId: string; idleWarnDays: number; reason: string };

/** The former setting stays on record. */
export const changeCollectionSetting = command<ChangeSetting, undefined>({
  name: 'collection.change-setting',

  async perform({ tx, actor, now }, { agencyId, idleWarnDays, reason }) {
    const from = await idleWarnDaysOf(tx, agencyId);
    await tx
      .insertInto('collection_setting')
      .values({
        agency_id: agencyId,
        idle_warn_days: idleWarnDays,
        reason,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute();
    return changed(undefined, {
      subject: `agency:${agencyId}`,
      agencyId,
      details: { from, to: idleWarnDays, reason },
    });
  },
});
