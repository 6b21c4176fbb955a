import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { proposeLines } from './propose-lines.ts';

/** The first draft of a year's plan, line by line from the departments, last year and the limits. */
export const drawUpPlan = command<{ fondsId: string; year: number }, string>({
  name: 'collection.draw-up-plan',

  async perform({ tx, actor, now }, { fondsId, year }) {
    const fonds = await getFonds(tx, fondsId);
    if (await hasPlan(tx, fondsId, year))
      throw new Problem('collection.plan-there-already', { year });
    const { id } = await tx
      .insertInto('archiving_plan')
      .values({
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        year,
        version: 1,
        state: 'draft',
        drawn_up_by: actor.personId ?? '',
        drawn_up_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const lines = await proposeLines(tx, fonds, { year, today: dayOf(now) });
    if (lines.length > 0)
      await tx
        .insertInto('plan_line')
        .values(
          lines.map((line) => ({
            agency_id: fonds.agency_id,
            plan_id: id,
            department_id: line.departmentId,
            category: line.category,
            due_on: line.dueOn,
            rule_id: line.ruleId,
            expected: line.expected,
            last_year: line.lastYear,
            owner_id: null,
          })),
        )
        .execute();
    return changed(id, {
      subject: `plan:${id}`,
      agencyId: fonds.agency_id,
      details: { year, lines: lines.length },
    });
  },
});

async function hasPlan(tx: Tx, fondsId: string, year: number): Promise<boolean> {
  const plan = await tx
    .selectFrom('archiving_plan')
    .select('id')
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .where('state', '<>', 'superseded')
    .executeTakeFirst();
  return plan !== undefined;
}
