import { type Library, usualLibrary } from '@lantai/contract/arrangement/library.ts';
import { categoryCodes } from '@lantai/contract/classification/category.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { findOrderOfFiling } from '../ready-records.ts';
import { findHeld } from './held-records.ts';

/** The libraries of a fonds: every category of which there is a record or a decision. */
export async function findLibraries(db: Db, fondsId: string): Promise<Library[]> {
  await getFonds(db, fondsId);
  const counts = await db
    .selectFrom('record')
    .select('category')
    .select([
      sql<number>`count(*) filter (where state not in ('filed', 'voided', 'destroyed'))`.as(
        'waiting',
      ),
      sql<number>`count(*) filter (where state = 'filed')`.as('formal'),
    ])
    .where('fonds_id', '=', fondsId)
    .groupBy('category')
    .execute();
  const strategies = await db
    .selectFrom('storage_strategy')
    .selectAll()
    .where('fonds_id', '=', fondsId)
    .execute();
  const held = await countHeld(
    db,
    fondsId,
    strategies.some(({ formats }) => formats !== 'any'),
  );
  return categoryCodes.flatMap((category) => {
    const count = counts.find((row) => row.category === category);
    const strategy = strategies.find((row) => row.category === category);
    if (!count && !strategy) return [];
    return [
      {
        category,
        library: strategy?.library ?? usualLibrary(category),
        formats: strategy?.formats ?? 'any',
        decided: strategy !== undefined,
        waiting: count?.waiting ?? 0,
        held: held.get(category) ?? 0,
        formal: count?.formal ?? 0,
      },
    ];
  });
}

async function countHeld(db: Db, fondsId: string, anyStrategy: boolean) {
  if (!anyStrategy) return new Map<string, number>();
  const held = await findHeld(db, fondsId, await findOrderOfFiling(db, { fondsId }));
  const rows = await db
    .selectFrom('record')
    .select(['category', (row) => row.fn.countAll<number>().as('count')])
    .where('id', '=', sql<string>`any(${[...held]}::uuid[])`)
    .groupBy('category')
    .execute();
  return new Map<string, number>(rows.map(({ category, count }) => [category, count]));
}
