import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { useBrowserPreference } from './preference.ts';

const appearance = z.enum(['system', 'light', 'dark']);
export type Appearance = z.output<typeof appearance>;

/** Light, dark, or as the system has it. */
export function useAppearance() {
  return useBrowserPreference<Appearance>('appearance', appearance, 'system');
}

/** Follows a media query, as `(prefers-color-scheme: dark)`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

const density = z.enum(['dense', 'relaxed']);
export type Density = z.output<typeof density>;

/** Rows of 22 px for those who read lists all day, of 32 px for the others. */
export function useDensity() {
  return useBrowserPreference<Density>('density', density, 'dense');
}
