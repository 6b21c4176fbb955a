const minutes = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
const seconds = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant as tables have it: 2026-03-01 09:30. */
export function instantText(instant: Date | null | undefined): string {
  return instant ? minutes.format(instant) : '';
}

/** With seconds, where the order of events matters. */
export function exactInstantText(instant: Date): string {
  return seconds.format(instant);
}

/** A day as sentences have it: 2026年3月1日. Tables keep 2026-03-01. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** How long something takes or has waited, in its largest unit: 3 天, 2 小时, 5 分钟, 40 秒. */
export function durationText(milliseconds: number): string {
  const units = [
    [86_400_000, '天'],
    [3_600_000, '小时'],
    [60_000, '分钟'],
  ] as const;
  const unit = units.find(([size]) => milliseconds >= size);
  return unit
    ? `${Math.floor(milliseconds / unit[0])} ${unit[1]}`
    : `${Math.max(0, Math.round(milliseconds / 1000))} 秒`;
}
