import type { HotPackage, HotPackageState } from '@lantai/contract/capture/hot-folder.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Filter = {
  fondsId?: string | undefined;
  state?: HotPackageState | undefined;
  after?: string | undefined;
  limit: number;
};

/** Newest first, by key. */
export async function findHotPackages(
  db: Db,
  { after, limit, ...filter }: Filter,
): Promise<{ packages: HotPackage[]; total: number; next: string | null }> {
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = matching(db, filter)
    .innerJoin('fonds', 'fonds.id', 'hot_folder_package.fonds_id')
    .selectAll('hot_folder_package')
    .select('fonds.code as fondsCode')
    .select(
      sql<string>`to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'cursor',
      ),
    )
    .orderBy('received_at', 'desc')
    .orderBy('hot_folder_package.id', 'desc')
    .limit(limit + 1);
  if (after !== undefined) {
    const [, at, id] = /^([0-9T:.Z-]+)_([0-9a-f-]{36})$/.exec(after) ?? [];
    if (!at || !id) throw new Problem('search.cursor-invalid');
    page = page.where(
      sql<boolean>`(received_at, hot_folder_package.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const rows = await page.execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    packages: shown.map(shownPackage),
    total,
    next: rows.length > limit && last ? `${last.cursor}_${last.id}` : null,
  };
}

function matching(db: Db, { fondsId, state }: Pick<Filter, 'fondsId' | 'state'>) {
  let query = db.selectFrom('hot_folder_package');
  if (fondsId) query = query.where('hot_folder_package.fonds_id', '=', fondsId);
  if (state) query = query.where('hot_folder_package.state', '=', state);
  return query;
}

function shownPackage(row: Row<'hot_folder_package'> & { fondsCode: string }): HotPackage {
  return {
    id: row.id,
    fondsId: row.fonds_id,
    fondsCode: row.fondsCode,
    name: row.name,
    digest: row.digest,
    state: row.state,
    listed: row.listed,
    taken: row.taken,
    alreadyThere: row.already_there,
    quarantined: row.quarantined,
    refused: row.refused,
    findings: row.findings,
    receivedAt: row.received_at,
  };
}
