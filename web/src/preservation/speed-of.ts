import { count } from '#platform/figures.ts';

type Measured = { readonly bytes: number; readonly milliseconds: number };

/** Mebibytes a second; nothing where it took no time. */
export function speedOf({ bytes, milliseconds }: Measured): string {
  return milliseconds > 0 ? count(Math.round(bytes / 2 ** 20 / (milliseconds / 1000))) : '';
}
