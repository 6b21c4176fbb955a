import type { PlannedLine } from '@lantai/contract/collection/plan.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import { findRulesInForce } from '../deadlines/deadline-queries.ts';
import { lockPlan, planEvent, planStep } from './lock-plan.ts';
import { countFiled } from './propose-lines.ts';

type EditPlan = { planId: string; lines: readonly PlannedLine[] };

/** The lines of a draft as they are wanted; what is left out is withdrawn, and an approval lapses. */
export const editPlan = command<EditPlan, string>({
  name: 'collection.edit-plan',

  async perform({ tx, now }, { planId, lines }) {
    const plan = await lockPlan(tx, planId);
    planStep(plan, 'edit');
    const rules = await findRulesInForce(tx, plan.agency_id, dayOf(now));
    const filed = await countFiled(tx, plan.fonds_id, plan.year - 1);
    await tx
      .updateTable('plan_line')
      .set({ withdrawn: true })
      .where('plan_id', '=', planId)
      .execute();
    for (const { departmentId, category, dueOn, expected, ownerId } of lines) {
      const wanted = { due_on: dueOn, expected, owner_id: ownerId, withdrawn: false };
      await tx
        .insertInto('plan_line')
        .values({
          agency_id: plan.agency_id,
          plan_id: planId,
          department_id: departmentId,
          category,
          rule_id:
            rules.find((rule) => rule.category === category && rule.matter === null)?.id ?? null,
          last_year:
            filed.find((row) => row.departmentId === departmentId && row.category === category)
              ?.count ?? 0,
          ...wanted,
        })
        .onConflict((conflict) =>
          conflict.columns(['plan_id', 'department_id', 'category']).doUpdateSet(wanted),
        )
        .execute();
    }
    await tx
      .updateTable('archiving_plan')
      .set({ approved_by: null, approved_at: null })
      .where('id', '=', planId)
      .execute();
    return changed(
      planId,
      planEvent(plan, { lines: lines.length, approvalLapsed: plan.approved_at !== null }),
    );
  },
});
