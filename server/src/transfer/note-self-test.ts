import {
  hasPassed,
  type SelfTestResult,
  type StageTest,
} from '@lantai/contract/transfer/self-test.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { lockBatch, takeStep } from './take-step.ts';
import type { StoredSelfTest } from './transfer.tables.ts';

type NoteSelfTest = {
  batchId: string;
  round: number;
  sm3: string;
  results: readonly SelfTestResult[];
  stage: StageTest;
};

/** What the test of a package has found; only what passed as a whole may leave. */
export const noteSelfTest = command<NoteSelfTest, Record<string, never>>({
  name: 'transfer.note-self-test',

  async perform(context, { batchId, round, sm3, results, stage }) {
    const batch = await lockBatch(context.tx, batchId);
    if (batch.state !== 'packaged' || batch.round !== round) return unchanged({});
    const test: StoredSelfTest = {
      round,
      sm3,
      testedAt: context.now.toISOString(),
      results: [...results],
      stage,
    };
    const failed = results.filter(({ outcome }) => outcome !== 'passed').map(({ item }) => item);
    return changed(
      {},
      await takeStep(context, batch, {
        action: hasPassed(test) ? 'pass-test' : 'fail-test',
        details: {
          ...{ sm3, failed, runId: stage.runId },
          stage: { verdict: stage.verdict, keptBackBy: stage.keptBackBy },
        },
        changes: { self_test: JSON.stringify(test) },
      }),
    );
  },
});
