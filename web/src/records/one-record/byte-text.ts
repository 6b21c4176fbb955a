const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
const figures = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 });

/** A size as people compare it: 210 KB. */
export function byteText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${figures.format(bytes / 1024 ** power)} ${units[power]}`;
}
