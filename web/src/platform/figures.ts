const grouped = new Intl.NumberFormat('zh-CN');

/** A count as people read it: 1,204. */
export function count(value: number): string {
  return grouped.format(value);
}
