import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { meQuery } from './session.ts';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab of the same person changes with this one.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/**
 * What this browser remembers: checked when read, since an older version may have written it.
 * `initial` must be the same object each time, or a plain value.
 */
export function useBrowserPreference<T>(
  name: string,
  shape: z.ZodType<T>,
  initial: T,
): [T, (value: T) => void] {
  const place = `lantai.${name}`;
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(place));
  const value = useMemo(() => parseKept(kept, shape) ?? initial, [kept, shape, initial]);
  const remember = useCallback(
    (next: T) => {
      localStorage.setItem(place, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    [place],
  );
  return [value, remember];
}

function parseKept<T>(kept: string | null, shape: z.ZodType<T>): T | undefined {
  if (kept === null) return undefined;
  try {
    return shape.safeParse(JSON.parse(kept)).data;
  } catch {
    return undefined;
  }
}

/** The same for the person at the screen, where several share one browser. */
export function usePreference<T>(name: string, shape: z.ZodType<T>, initial: T) {
  const me = useQueryClient().getQueryData(meQuery.queryKey);
  return useBrowserPreference(`${me?.login ?? 'anyone'}.${name}`, shape, initial);
}
