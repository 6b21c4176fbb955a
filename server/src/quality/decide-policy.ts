import { checkStages } from '@lantai/contract/quality/check-item.ts';
import { type CheckPolicy, changedGates } from '@lantai/contract/quality/check-policy.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { findPolicy } from './policy-queries.ts';

type DecidePolicy = { agencyId: string; policy: CheckPolicy; version: number; reason: string };

/** A new version of the rules an agency judges by; what was judged before keeps its own. */
export const decidePolicy = command<DecidePolicy, { version: number }>({
  name: 'quality.decide-policy',

  async perform({ tx, actor, now }, { agencyId, policy, version: from, reason }) {
    const { version: newest } = await findPolicy(tx, agencyId);
    if (newest !== from) throw new Problem('quality.policy-changed-meanwhile', { version: newest });
    const version = newest + 1;
    await tx
      .insertInto('check_policy')
      .values({
        agency_id: agencyId,
        version,
        content: JSON.stringify(policy),
        reason,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute()
      .catch(
        onConstraint('check_policy_version_once', 'quality.policy-changed-meanwhile', { version }),
      );
    return changed(
      { version },
      {
        subject: `unit:${agencyId}`,
        agencyId,
        details: { version, reason, changed: changedOf(policy) },
      },
    );
  },
});

/** By stage the items that are treated otherwise than the product does. */
function changedOf(policy: CheckPolicy) {
  return Object.fromEntries(checkStages.map((stage) => [stage, changedGates(policy, stage)]));
}
