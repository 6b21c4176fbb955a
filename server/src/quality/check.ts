import type { CheckCode } from '@lantai/contract/quality/check-item.ts';
import {
  type CheckOutcome,
  type SeenObject,
  worstOf,
} from '@lantai/contract/quality/check-result.ts';
import { ruleSetVersion } from '@lantai/contract/quality/rule-set.ts';
import type { CheckedBatch, CheckSubject } from './check-subject.ts';

export type Tool = { readonly name: string; readonly version: string };

/** Everything an item looked at, never nothing; by which tool, where it was not our own rule. */
export type Look = { readonly seen: readonly SeenObject[]; readonly tool?: Tool };

/** One item, independent of every other: it looks for itself and keeps what it saw (workflows A.11). */
export type RecordCheck = {
  readonly code: CheckCode;
  readonly look: (subject: CheckSubject) => Look | Promise<Look>;
};
export type BatchCheck = {
  readonly code: CheckCode;
  readonly lookAtBatch: (batch: CheckedBatch) => Look | Promise<Look>;
};

export type Found = {
  readonly code: CheckCode;
  readonly outcome: CheckOutcome;
  readonly object: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly note: string | null;
  readonly seen: readonly SeenObject[];
  readonly tool: Tool;
};

const ownRules = (version: string): Tool => ({ name: '兰台', version });

/** A record of ten thousand files keeps the evidence of the worst of them. */
const mostKept = 100;

export function foundBy(
  code: CheckCode,
  { seen, tool }: Look,
  rules: string = ruleSetVersion,
): Found {
  const outcome = worstOf(seen.map((one) => one.outcome));
  const first = seen.find((one) => one.outcome === outcome);
  if (!first) throw new Error(`item ${code} looked at nothing`);
  const { object, expected, actual, note } = first;
  const others = seen.filter((one) => one.outcome !== outcome);
  const kept = [...seen.filter((one) => one.outcome === outcome), ...others].slice(0, mostKept);
  return {
    code,
    outcome,
    object,
    expected,
    actual,
    note,
    seen: kept,
    tool: tool ?? ownRules(rules),
  };
}

/** A check that breaks off has not run, and says so: it must not end the others. */
export async function lookWith(
  code: CheckCode,
  look: () => Look | Promise<Look>,
  rules: string = ruleSetVersion,
): Promise<Found> {
  try {
    return foundBy(code, await look(), rules);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return foundBy(code, { seen: [notRun('检测程序', `检测中断：${reason}`)] }, rules);
  }
}

const seen =
  (outcome: CheckOutcome) =>
  (object: string, expected: string | null, actual: string | null, note: string | null = null) => ({
    object,
    outcome,
    expected,
    actual,
    note,
  });
export const passed = seen('passed');
export const failed = seen('failed');

export function compared(object: string, expected: string | number, actual: string | number) {
  const isSame = expected === actual;
  return (isSame ? passed : failed)(object, String(expected), String(actual));
}

const said = (outcome: CheckOutcome) => (object: string, note: string) => ({
  object,
  outcome,
  expected: null,
  actual: null,
  note,
});
/** `note` names the rule by which there is nothing to look at. */
export const notApplicable = said('not-applicable');
/** `note` says why nobody looked. */
export const notRun = said('not-run');

/** For a person; `actual` is what the program can tell beforehand. */
export function waiting(object: string, expected: string, actual: string | null, note: string) {
  return { object, outcome: 'waiting' as const, expected, actual, note };
}

/** The items about bytes of a record that is managed by its description alone. */
export const onPaper = '纸质文件，没有电子文件';

/** Looks at each component that has bytes; what is on paper has none by rule. */
export async function ofEachComponent(
  { known, components }: CheckSubject,
  look: (path: string, component: CheckSubject['components'][number]['row']) => Promise<SeenObject>,
): Promise<SeenObject[]> {
  if (known.record.carrier === 'paper' && components.length === 0)
    return [notApplicable('电子文件', onPaper)];
  if (components.length === 0) return [notRun('电子文件', '没有电子文件，见 1-11')];
  const found: SeenObject[] = [];
  for (const { row, path } of components)
    found.push(
      path === null ? notRun(row.file_name, '电子文件不在存储中，见 1-11') : await look(path, row),
    );
  return found;
}
