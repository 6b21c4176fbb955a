import { changed, command } from '#platform/command.ts';
import { type AppraisalSetting, settingOf } from './appraisal-setting.ts';

type ChangeSetting = AppraisalSetting & { agencyId: string; reason: string };

/** The former setting stays on record; lists that are approved already keep the day they were given. */
export const changeSetting = command<ChangeSetting, Record<string, never>>({
  name: 'appraisal.change-setting',

  async perform({ tx, actor, now }, { agencyId, countsFrom, source, coolingMonths, reason }) {
    const from = await settingOf(tx, agencyId);
    await tx
      .insertInto('appraisal_setting')
      .values({
        agency_id: agencyId,
        counts_from: countsFrom,
        cooling_months: coolingMonths,
        decided_by: actor.personId,
        decided_at: now,
        ...{ source, reason },
      })
      .execute();
    const details = { from, to: { countsFrom, source, coolingMonths }, reason };
    return changed({}, { subject: `agency:${agencyId}`, agencyId, details });
  },
});
