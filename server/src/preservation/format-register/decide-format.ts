import {
  type FormatStanding,
  formatStandingNames,
} from '@lantai/contract/preservation/format-register.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { findDecision } from './register-queries.ts';

type DecideFormat = {
  readonly agencyId: string;
  readonly format: string;
  readonly standing: FormatStanding;
  readonly reason: string;
};

/** What an agency does with a format from now on; what was judged before keeps its judgement. */
export const decideFormat = command<DecideFormat, Record<string, never>>({
  name: 'preservation.decide-format',

  async perform({ tx, actor, now }, { agencyId, format, standing, reason }) {
    const newest = await findDecision(tx, agencyId, format);
    const before = newest?.standing ?? 'by-rule';
    if (before === standing)
      throw new Problem('preservation.decided-already', {
        format,
        standing: formatStandingNames[standing],
      });
    await tx
      .insertInto('format_decision')
      .values({
        ...{ agency_id: agencyId, format, standing, reason },
        version: (newest?.version ?? 0) + 1,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute()
      .catch(
        onConstraint('format_decision_version_once', 'preservation.decided-meanwhile', { format }),
      );
    const details = { format, before, standing, reason };
    return changed({}, { subject: `unit:${agencyId}`, agencyId, details });
  },
});
