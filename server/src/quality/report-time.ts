/** An instant as a report says it: 2026-03-01 17:00. */
export function instantInShanghai(moment: Date): string {
  const zoned = moment.toTemporalInstant().toZonedDateTimeISO('Asia/Shanghai');
  return `${zoned.toPlainDate().toString()} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
