import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { getDepartmentAtWork } from './department-at-work.ts';

type CheckMonth = { departmentId: string; month: string; note: string };

/** 月末核对: what was made in the month was compared with what was collected (workflows A.6). */
export const checkMonth = command<CheckMonth, Record<string, never>>({
  name: 'collection.check-month',

  async perform({ tx, actor, now }, { departmentId, month, note }) {
    const department = await getDepartmentAtWork(tx, actor, departmentId);
    if (month > dayOf(now).slice(0, 7)) throw new Problem('collection.month-not-begun', { month });
    await tx
      .insertInto('month_end_check')
      .values({
        agency_id: department.agencyId,
        department_id: departmentId,
        month,
        note,
        done_by: actor.personId ?? '',
        done_at: now,
      })
      .execute()
      .catch(onConstraint('month_end_check_pkey', 'collection.month-checked-already', { month }));
    return changed(
      {},
      {
        subject: `department:${departmentId}`,
        agencyId: department.agencyId,
        details: { month, note },
      },
    );
  },
});
