import {
  type CheckProperty,
  checkItemOf,
  checkProperties,
} from '@lantai/contract/quality/check-item.ts';
import {
  type CheckOutcome,
  checkOutcomes,
  noOutcomes,
  type OutcomeCounts,
} from '@lantai/contract/quality/check-result.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';

type Items = CheckReport['items'];

export function sumOf(items: Items): OutcomeCounts {
  const sum = noOutcomes();
  for (const { counts } of items)
    for (const outcome of checkOutcomes) sum[outcome] += counts[outcome];
  return sum;
}

/** How many results there are to be had, and how many of them are there: coverage, not pass rate. */
export function coverageOf(items: Items): { ran: number; applicable: number } {
  const sum = sumOf(items);
  const ran = sum.passed + sum.failed;
  return { ran, applicable: ran + sum['not-run'] + sum.waiting };
}

export function byProperty(items: Items): { property: CheckProperty; counts: OutcomeCounts }[] {
  return checkProperties.map((property) => ({
    property,
    counts: sumOf(items.filter(({ code }) => checkItemOf(code).property === property)),
  }));
}

/** 98.3 %, and 100 % only where nothing is left. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  return part === whole ? '100 %' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}

export function shareOf(counts: OutcomeCounts, outcome: CheckOutcome): number {
  const all = checkOutcomes.reduce((sum, one) => sum + counts[one], 0);
  return all === 0 ? 0 : (counts[outcome] / all) * 100;
}
