import {
  defaultInspectionPolicy,
  type InspectionPolicy,
} from '@lantai/contract/preservation/fixity.ts';
import { changed, command } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';

/** The version in force; 0 is the policy that comes with the product. */
export async function findInspectionPolicy(db: Db, agencyId: string) {
  const row = await db
    .selectFrom('inspection_policy')
    .leftJoin('person', 'person.id', 'inspection_policy.decided_by')
    .selectAll('inspection_policy')
    .select('person.name')
    .where('inspection_policy.agency_id', '=', agencyId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row)
    return {
      ...{ content: defaultInspectionPolicy, version: 0, reason: null },
      ...{ decidedByName: null, decidedAt: null },
    };
  const content: InspectionPolicy = {
    ...{ singleSet: row.single_set, fullMonths: row.full_months },
    ...{ samplePercent: row.sample_percent, mibPerSecond: row.mib_per_second },
    ...{ fromHour: row.from_hour, toHour: row.to_hour },
  };
  const { version, reason, name: decidedByName, decided_at: decidedAt } = row;
  return { content, version, reason, decidedByName, decidedAt };
}

type Decide = { agencyId: string; policy: InspectionPolicy; version: number; reason: string };

/** A new version of an agency's policy; what was inspected before stays as it was. */
export const decideInspectionPolicy = command<Decide, { version: number }>({
  name: 'preservation.decide-inspection-policy',

  async perform({ tx, actor, now }, { agencyId, policy, version: from, reason }) {
    const { version: newest, content: before } = await findInspectionPolicy(tx, agencyId);
    const version = newest + 1;
    if (newest !== from)
      throw new Problem('preservation.policy-changed-meanwhile', { version: newest });
    await tx
      .insertInto('inspection_policy')
      .values({
        ...{ agency_id: agencyId, version, reason, decided_by: actor.personId, decided_at: now },
        ...{ single_set: policy.singleSet, full_months: policy.fullMonths },
        ...{ sample_percent: policy.samplePercent, mib_per_second: policy.mibPerSecond },
        ...{ from_hour: policy.fromHour, to_hour: policy.toHour },
      })
      .execute()
      .catch(
        onConstraint('inspection_policy_version_once', 'preservation.policy-changed-meanwhile', {
          version,
        }),
      );
    return changed(
      { version },
      { subject: `unit:${agencyId}`, agencyId, details: { version, reason, before, policy } },
    );
  },
});
