/** How long the last answers took: kept in memory, because only the present is asked for. */
const kept = 5000;
const times: { at: number; milliseconds: number }[] = [];
let next = 0;

export function noteResponse(at: Date, milliseconds: number): void {
  times[next] = { at: at.getTime(), milliseconds };
  next = (next + 1) % kept;
}

/** Of the answers within a while before `now`: how many there were, and what 95 in a hundred stayed under. */
export function slowestOf(now: Date, within: number): { p95: number; answers: number } {
  const some = times
    .filter(({ at }) => at > now.getTime() - within && at <= now.getTime())
    .map(({ milliseconds }) => milliseconds)
    .toSorted((one, other) => one - other);
  return { p95: some[Math.floor(some.length * 0.95)] ?? 0, answers: some.length };
}

/** For tests: as if nothing had been answered yet. */
export function forgetResponses(): void {
  times.length = 0;
  next = 0;
}
