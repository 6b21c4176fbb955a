import { type CheckCode, type CheckStage, checkItemsOf } from './check-item.ts';
import { type CheckPolicy, gateOf, stagePolicyOf } from './check-policy.ts';
import type { CheckOutcome } from './check-result.ts';

/** What counts of each item: for one record, and for all that came with it. */
export type Standing = {
  readonly ofRecord: ReadonlyMap<CheckCode, CheckOutcome>;
  readonly ofBatch: ReadonlyMap<CheckCode, CheckOutcome>;
};

export const verdicts = ['passed', 'failed', 'waiting'] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictNames: Record<Verdict, string> = {
  passed: '合格',
  failed: '不合格',
  waiting: '待检测',
};

export type Judgement = {
  readonly verdict: Verdict;
  readonly failed: readonly CheckCode[];
  /** Not run yet, or a person has not signed. */
  readonly waiting: readonly CheckCode[];
  /** Failed or not run without keeping the record back. */
  readonly warned: readonly CheckCode[];
};

/** Whether a record may be accepted, and what keeps it back: 100 % of what applies has to pass. */
export function judge(stage: CheckStage, standing: Standing, policy: CheckPolicy): Judgement {
  const failed: CheckCode[] = [];
  const waiting: CheckCode[] = [];
  const warned: CheckCode[] = [];
  const { notRunBlocks, waitingBlocks } = stagePolicyOf(policy, stage);
  for (const { code } of checkItemsOf(stage)) {
    const gate = gateOf(policy, code, stage);
    if (gate === 'off') continue;
    const outcome = outcomeOf(standing, code);
    const isShort = outcome === 'failed' || outcome === 'not-run';
    if (outcome === 'failed' && gate === 'block') failed.push(code);
    else if (outcome === 'not-run' && gate === 'block' && notRunBlocks) failed.push(code);
    else if (isShort) warned.push(code);
    else if (outcome === undefined || outcome === 'waiting')
      (gate === 'block' && waitingBlocks ? waiting : warned).push(code);
  }
  const verdict = failed.length > 0 ? 'failed' : waiting.length > 0 ? 'waiting' : 'passed';
  return { verdict, failed, waiting, warned };
}

/** A person signs for a batch by a sample: what waits with each record of it is then settled. */
export function outcomeOf({ ofRecord, ofBatch }: Standing, code: CheckCode) {
  const own = ofRecord.get(code);
  const common = ofBatch.get(code);
  return own === undefined || own === 'waiting' ? (common ?? own) : own;
}
