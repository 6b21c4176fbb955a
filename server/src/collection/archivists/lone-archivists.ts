import { mostUnitsAlone } from '@lantai/contract/collection/archivist-post.ts';
import type { Row } from '#platform/database.ts';

type Held = Pick<Row<'archivist_post'>, 'person_id' | 'unit_id'>;

/** Who is the only archivist of more units than one person can keep (workflows C.3, bad input). */
export function aloneInMany(held: readonly Held[]): Set<string> {
  const unitsAlone = new Map<string, number>();
  for (const posts of Map.groupBy(held, ({ unit_id }) => unit_id).values()) {
    const people = new Set(posts.map(({ person_id }) => person_id));
    const [only] = people;
    if (people.size === 1 && only !== undefined)
      unitsAlone.set(only, (unitsAlone.get(only) ?? 0) + 1);
  }
  const many = [...unitsAlone].filter(([, units]) => units > mostUnitsAlone);
  return new Set(many.map(([person]) => person));
}
