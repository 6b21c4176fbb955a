import type { CheckSubject } from '../check-subject.ts';
import { formatOf } from '../content-format.ts';

/** Renditions that are kept, each by the component it was made of, with its format. */
export async function convertedIn({
  components,
  conversions,
}: CheckSubject): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { row, path } of components) {
    const source = conversions.get(row.id);
    if (source !== undefined && path !== null)
      found.set(source, await formatOf(path, row.file_name));
  }
  return found;
}
