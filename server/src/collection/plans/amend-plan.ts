import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { lockPlan, planEvent, planStep } from './lock-plan.ts';

/** The next version begins as a draft with the lines of the one in force, which stays in force meanwhile. */
export const amendPlan = command<{ planId: string; reason: string }, string>({
  name: 'collection.amend-plan',

  async perform({ tx, actor, now }, { planId, reason }) {
    const plan = await lockPlan(tx, planId);
    planStep(plan, 'amend');
    const { id, version } = await tx
      .insertInto('archiving_plan')
      .values({
        agency_id: plan.agency_id,
        fonds_id: plan.fonds_id,
        year: plan.year,
        version: plan.version + 1,
        state: 'draft',
        reason,
        drawn_up_by: actor.personId ?? '',
        drawn_up_at: now,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('archiving_plan_version', 'collection.plan-there-already', {
          year: plan.year,
        }),
      );
    const lines = await tx
      .selectFrom('plan_line')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('withdrawn', '=', false)
      .execute();
    await tx
      .insertInto('plan_line')
      .values(
        lines.map(({ id: _id, acknowledged_by: _by, acknowledged_at: _at, ...line }) => ({
          ...line,
          plan_id: id,
        })),
      )
      .execute();
    return changed(id, planEvent({ ...plan, id, version }, { amends: plan.version, reason }));
  },
});
