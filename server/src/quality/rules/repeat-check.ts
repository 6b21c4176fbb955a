import { rulesOf } from '@lantai/contract/quality/rule-set.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { findRunRecordIds } from '../find-batch.ts';
import { findCheckable } from '../open-run.ts';
import { getRun } from '../run-queries.ts';
import { type Started, startCheck } from '../start-check.ts';

/**
 * Checks the records of a run once more by its rules, its policy and its trust list, whatever is in force now. What is the
 * same by the same rules did not change; what is another is to be explained.
 */
export const repeatCheck = command<{ runId: string }, Started>({
  name: 'quality.repeat-check',

  async perform(context, { runId }) {
    const run = await getRun(context.tx, runId);
    if (run.state === 'checking') throw new Problem('quality.still-checking');
    if (!rulesOf(run.rule_set))
      throw new Problem('quality.rules-not-runnable', { rules: run.rule_set });
    const recordIds = await findCheckable(context.tx, {
      fondsId: run.fonds_id,
      recordIds: await findRunRecordIds(context.tx, runId),
    });
    if (recordIds.length === 0) throw new Problem('quality.nothing-to-check');
    const { result, event } = await startCheck(context, {
      subject: { kind: run.subject_kind, id: run.subject_id },
      name: `${run.name}（按原规则重做）`,
      recordIds,
      stage: run.stage,
      expected: run.expected,
      by: {
        runId,
        rules: run.rule_set,
        policy: run.policy,
        policyVersion: run.policy_version,
        trustVersion: run.trust_version,
      },
    });
    return changed(result, event);
  },
});
