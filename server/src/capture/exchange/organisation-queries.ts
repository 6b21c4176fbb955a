import type { SourceOrganisation } from '@lantai/contract/capture/exchange/sources.api.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { getSource } from './source-queries.ts';

/** Codes nobody has placed come first: documents wait for them. */
export async function findOrganisations(db: Db, sourceId: string): Promise<SourceOrganisation[]> {
  const { name } = await getSource(db, sourceId);
  const rows = await db
    .selectFrom('source_organisation as organisation')
    .leftJoin('org_unit as unit', 'unit.id', 'organisation.unit_id')
    .select(['organisation.source_id as sourceId', 'organisation.agency_id as agencyId'])
    .select(['organisation.code', 'organisation.valid_on as validOn', 'organisation.name'])
    .select(['unit_id as unitId', 'unit.name as unitName'])
    .select(
      sql<number>`(select count(*) from delivery where delivery.source_id = organisation.source_id
        and delivery.org_code = organisation.code and held_for = 'organisation')`.as('waiting'),
    )
    .where('source_id', '=', sourceId)
    .orderBy(sql`unit_id is null`, 'desc')
    .orderBy('organisation.code')
    .orderBy('valid_on')
    .execute();
  return rows.map((row) => ({ ...row, sourceName: name }));
}
