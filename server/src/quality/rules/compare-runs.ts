import { type CheckCode, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import type { CheckOutcome } from '@lantai/contract/quality/check-result.ts';
import type { RunComparison } from '@lantai/contract/quality/check-run.ts';
import { outcomeOf } from '@lantai/contract/quality/verdict.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findLabels } from '../record-labels.ts';
import { getRun } from '../run-queries.ts';
import { countItems, findStanding, type RunStanding } from '../standing-queries.ts';

/** The first changes are told one by one, the others counted. */
const told = 500;

/** Outcomes of a run beside those of the run it repeats: by item, and where they are others, by record. */
export async function compareRuns(db: Db, runId: string): Promise<RunComparison> {
  const now = await getRun(db, runId);
  if (now.repeats_run_id === null) throw new Problem('quality.nothing-to-compare');
  const before = await getRun(db, now.repeats_run_id);
  const [counted, countedBefore] = [await countItems(db, now.id), await countItems(db, before.id)];
  const changes = changesBetween(
    now,
    await findStanding(db, before.id),
    await findStanding(db, now.id),
  );
  const labels = await findLabels(
    db,
    changes.flatMap(({ recordId }) => recordId ?? []),
  );
  return {
    before: headOf(before),
    now: headOf(now),
    items: counted.map(({ code, counts }, at) => ({
      code,
      before: countedBefore[at]?.counts ?? counts,
      now: counts,
      changed: changes.filter((change) => change.code === code).length,
    })),
    changes: changes.slice(0, told).map((change) => ({
      ...change,
      label: change.recordId === null ? '整批' : (labels.get(change.recordId) ?? '（不在范围内）'),
    })),
  };
}

type Change = {
  recordId: string | null;
  code: CheckCode;
  before: CheckOutcome | null;
  now: CheckOutcome | null;
};

function changesBetween(
  { stage }: Row<'check_run'>,
  before: RunStanding,
  now: RunStanding,
): Change[] {
  const items = checkItemsOf(stage);
  const ofBatch = items
    .filter(({ scope }) => scope === 'batch')
    .map(({ code }) => changeOf(null, code, before.ofBatch.get(code), now.ofBatch.get(code)));
  const ofRecords = now.recordIds.flatMap((recordId) =>
    items
      .filter(({ scope }) => scope === 'record')
      .map(({ code }) =>
        changeOf(
          recordId,
          code,
          outcomeOf(before.of(recordId), code),
          outcomeOf(now.of(recordId), code),
        ),
      ),
  );
  return [...ofBatch, ...ofRecords].filter((change) => change.before !== change.now);
}

function changeOf(
  recordId: string | null,
  code: CheckCode,
  before: CheckOutcome | undefined,
  now: CheckOutcome | undefined,
): Change {
  return { recordId, code, before: before ?? null, now: now ?? null };
}

const headOf = ({ id, name, rule_set, policy_version, started_at }: Row<'check_run'>) => ({
  ...{ id, name, ruleSet: rule_set, policyVersion: policy_version, startedAt: started_at },
});
