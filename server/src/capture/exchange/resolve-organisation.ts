import { dayOf } from '#platform/clock.ts';
import type { Db, Row, Tx } from '#platform/database.ts';

type Organisation = Row<'source_organisation'>;

/** What a code of a source stood for on a day: the newest meaning that had begun by then. */
export async function resolveOrganisation(
  db: Db,
  sourceId: string,
  code: string,
  finishedAt: Date,
): Promise<Organisation | undefined> {
  return db
    .selectFrom('source_organisation')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('code', '=', code)
    .where('valid_on', '<=', dayOf(finishedAt))
    .orderBy('valid_on', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Before any agency of today: a code that a document brought along has no first day of its own. */
export const fromTheBeginning = '1900-01-01';

type Source = { id: string; agency_id: string };

/** A code nobody has reported is listed, so that somebody can say what it stands for. */
export async function noteUnknownOrganisation(
  tx: Tx,
  { id, agency_id }: Source,
  code: string,
  name: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('source_organisation')
    .values({ source_id: id, agency_id, code, name, valid_on: fromTheBeginning, noted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
