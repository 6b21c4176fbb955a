/** Work that goes on by itself and fails again and again. */
type Failing = { readonly name: string; readonly times: number; readonly reason: string };

const failing = new Map<string, Failing>();

/** Once may be a moment's trouble. */
const patience = 3;

export function noteWorkFailed(name: string, error: unknown): void {
  const times = (failing.get(name)?.times ?? 0) + 1;
  failing.set(name, {
    name,
    times,
    reason: error instanceof Error ? error.message : String(error),
  });
}

export function noteWorkDone(name: string): void {
  failing.delete(name);
}

export function failingWork(): Failing[] {
  return [...failing.values()].filter(({ times }) => times >= patience);
}
