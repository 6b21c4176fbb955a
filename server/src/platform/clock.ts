import type { Day } from '@lantai/contract/values.ts';

/** The archive's days are counted in Asia/Shanghai, whatever the machine's zone. */
export function dayOf(moment: Date): Day {
  return moment
    .toTemporalInstant()
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString() as Day;
}

export function yearOf(moment: Date): number {
  return Number(dayOf(moment).slice(0, 4));
}

/** A moment as it is written into papers and packages: 2026-03-01T17:00:00+08:00. */
export function writtenInstant(moment: Date): string {
  return moment
    .toTemporalInstant()
    .toZonedDateTimeISO('Asia/Shanghai')
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });
}
