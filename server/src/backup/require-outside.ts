import { isAbsolute, relative, resolve } from 'node:path';
import { Problem } from '#platform/problem.ts';

/** A backup within the data directory goes when the data go. */
export function requireOutside(
  { directory }: { readonly directory: string },
  folder: string,
): void {
  const within = relative(resolve(directory), resolve(folder));
  if (within === '' || !(within.startsWith('..') || isAbsolute(within)))
    throw new Problem('backup.folder-inside', { folder });
}
