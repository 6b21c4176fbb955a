import { type CountsFrom, usualSetting } from '@lantai/contract/appraisal/appraisal.ts';
import type { Db } from '#platform/database.ts';

export type AppraisalSetting = {
  readonly countsFrom: CountsFrom;
  readonly source: string;
  readonly coolingMonths: number;
};

/** What an agency has decided last, or what holds until it decides. */
export async function settingOf(db: Db, agencyId: string): Promise<AppraisalSetting> {
  const [latest] = await findSettings(db, agencyId);
  return latest ?? usualSetting;
}

export async function getSetting(db: Db, agencyId: string) {
  const history = await findSettings(db, agencyId);
  const { countsFrom, source, coolingMonths } = history[0] ?? usualSetting;
  return { countsFrom, source, coolingMonths, history };
}

async function findSettings(db: Db, agencyId: string) {
  return db
    .selectFrom('appraisal_setting as setting')
    .leftJoin('person', 'person.id', 'setting.decided_by')
    .select(['counts_from as countsFrom', 'source', 'cooling_months as coolingMonths', 'reason'])
    .select(['person.name as decidedByName', 'decided_at as decidedAt'])
    .where('setting.agency_id', '=', agencyId)
    .orderBy('setting.id', 'desc')
    .execute();
}
