import type { InspectionCheck } from '@lantai/contract/preservation/fixity.ts';

type Counted = Pick<InspectionCheck, 'isOver' | 'passed' | 'failed' | 'notRun' | 'waiting'>;

/** How much of a check has a result, and how much of that is a pass: two figures, never one. */
export function shareOf({ isOver, passed, failed, notRun, waiting }: Counted) {
  if (!isOver) return { coverage: '', passed: '' };
  const ran = passed + failed;
  return { coverage: percent(ran, ran + notRun + waiting), passed: percent(passed, ran) };
}

/** All checks of an inspection together; still open as long as one of them is. */
export function sumOfChecks(checks: readonly InspectionCheck[]): Counted {
  const sum = (of: (check: InspectionCheck) => number) =>
    checks.reduce((all, check) => all + of(check), 0);
  return {
    isOver: checks.length > 0 && checks.every(({ isOver }) => isOver),
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    notRun: sum(({ notRun }) => notRun),
    waiting: sum(({ waiting }) => waiting),
  };
}

/** 98.3 %, and 100 % only where nothing is left. */
function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  return part === whole ? '100 %' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
