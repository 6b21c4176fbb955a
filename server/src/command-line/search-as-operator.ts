import { searchQuery } from '@lantai/contract/search/search.api.ts';
import { sql } from 'kysely';
import { read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import type { Installation } from '../installation.ts';
import { catchUp } from '../search/feed-index.ts';
import { searchFor } from '../search/search-queries.ts';
import { operator } from './with-installation.ts';

type Sought = { text: string; fonds?: string | undefined; limit: string; after?: string };

/** What a search of the archive finds, over all agencies or in one fonds, one page of it. */
export async function searchAsOperator(
  { platform, index }: Installation,
  { fonds, ...sought }: Sought,
) {
  await catchUp(platform, index);
  const readAsOperator = <Result>(query: (db: Db) => Promise<Result>) =>
    read(platform, operator, query);
  // The operator's scope is every agency: whoever holds the data directory can read it anyway.
  const agencies = await readAsOperator((db) =>
    db
      .selectFrom('fonds')
      .select([sql<string>`fonds.agency_id`.as('agencyId'), 'fonds.id', 'fonds.code'])
      .execute(),
  );
  const everywhere = {
    ...operator,
    scope: { ...operator.scope, works: [...new Set(agencies.map(({ agencyId }) => agencyId))] },
  };
  const fondsId = agencies.filter(({ code }) => code === fonds).map(({ id }) => id);
  const query = searchQuery.parse({
    ...sought,
    ...(fonds !== undefined && { fondsId: fondsId.length > 0 ? fondsId : ['none'] }),
  });
  return searchFor(index, readAsOperator, everywhere, query);
}

/** All that a search finds, page after page. */
export async function findAllAsOperator(
  installation: Installation,
  sought: { text: string; fonds: string },
): Promise<string[]> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const page = await searchAsOperator(installation, {
      ...{ ...sought, limit: '100' },
      ...(after !== null && { after }),
    });
    found.push(...page.hits.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return found;
}
