import { changed, command } from '#platform/command.ts';
import { vacancyWarnDaysOf } from '../archivists/vacancy-days.ts';
import { idleWarnDaysOf } from '../duties/idle-days.ts';

type ChangeSetting = {
  agencyId: string;
  idleWarnDays: number;
  vacancyWarnDays?: number | undefined;
  reason: string;
};

/** The former setting stays on record. */
export const changeCollectionSetting = command<ChangeSetting, undefined>({
  name: 'collection.change-setting',

  async perform({ tx, actor, now }, { agencyId, idleWarnDays, vacancyWarnDays, reason }) {
    const from = await idleWarnDaysOf(tx, agencyId);
    const vacancyFrom = await vacancyWarnDaysOf(tx, agencyId);
    const vacancyTo = vacancyWarnDays ?? vacancyFrom;
    await tx
      .insertInto('collection_setting')
      .values({
        agency_id: agencyId,
        idle_warn_days: idleWarnDays,
        vacancy_warn_days: vacancyTo,
        reason,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute();
    return changed(undefined, {
      subject: `agency:${agencyId}`,
      agencyId,
      details: { from, to: idleWarnDays, vacancyFrom, vacancyTo, reason },
    });
  },
});
