import {
  type Schedule,
  type ScheduleAction,
  type ScheduleItem,
  scheduleAfter,
  scheduleStateNames,
} from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { replaceClauses } from './draft-schedule.ts';
import { getShownSchedule, lockSchedule } from './schedule-queries.ts';

type EditSchedule = {
  scheduleId: string;
  title: string;
  clauses: ScheduleItem[];
  rowVersion: number;
};

export const editSchedule = command<EditSchedule, Schedule>({
  name: 'classification.edit-schedule',

  async perform({ tx }, { scheduleId, title, clauses, rowVersion }) {
    const before = await lockSchedule(tx, scheduleId);
    scheduleStep(before, 'edit', '修改');
    if (before.row_version !== rowVersion)
      throw new Problem('records.changed-meanwhile', { by: '他人' });
    await replaceClauses(tx, scheduleId, clauses);
    await tx
      .updateTable('retention_schedule')
      .set({ title, row_version: rowVersion + 1 })
      .where('id', '=', scheduleId)
      .execute();
    return changed(await getShownSchedule(tx, scheduleId), {
      subject: `schedule:${scheduleId}`,
      agencyId: before.agency_id,
      details: { title, clauses: clauses.length },
    });
  },
});

/** The state a schedule goes to, or the problem that it cannot. */
export function scheduleStep(
  { state }: Pick<Row<'retention_schedule'>, 'state'>,
  action: ScheduleAction,
  name: string,
) {
  const next = scheduleAfter(state, action);
  if (!next)
    throw new Problem('classification.schedule-wrong-state', {
      state: scheduleStateNames[state],
      action: name,
    });
  return next;
}
