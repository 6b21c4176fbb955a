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
