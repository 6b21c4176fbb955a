import { retentionCode, retentionYears } from '@lantai/contract/classification/retention.ts';

/** A period as it is written on the stamp, 15 mm wide: 永久, 30年; 长期 and 短期 as they came. */
export function stampedRetention(retention: string): string {
  if (!retentionCode.safeParse(retention).success) return retention;
  const years = retentionYears(retention);
  return years === Number.POSITIVE_INFINITY ? '永久' : `${years}年`;
}
