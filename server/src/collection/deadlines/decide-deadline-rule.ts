import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { type DeadlineRule, deadlineText } from '@lantai/contract/collection/deadline.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';

type Decide = {
  agencyId: string;
  category: CategoryCode;
  matter: string | null;
  rule: DeadlineRule;
  source: string;
  effectiveFrom: string;
};

/** A limit of the agency's own from a day on. Plans that were drawn up keep the rule that judged them. */
export const decideDeadlineRule = command<Decide, { ruleId: string }>({
  name: 'collection.decide-deadline-rule',

  async perform({ tx, actor, now }, { agencyId, category, matter, rule, source, effectiveFrom }) {
    const { id } = await tx
      .insertInto('deadline_rule')
      .values({
        agency_id: agencyId,
        category,
        matter,
        rule: JSON.stringify(rule),
        source,
        verified: true,
        effective_from: effectiveFrom,
        decided_by: actor.personId,
        decided_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('deadline_rule_version', 'collection.rule-there-already', {
          day: effectiveFrom,
        }),
      );
    return changed(
      { ruleId: id },
      {
        subject: `agency:${agencyId}`,
        agencyId,
        details: { category, matter, limit: deadlineText(rule), source, effectiveFrom },
      },
    );
  },
});
