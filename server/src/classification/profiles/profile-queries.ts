import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { DescribedBy, DescriptionProfile } from '@lantai/contract/classification/profile.ts';
import { profileField } from '@lantai/contract/classification/profile.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

function profiles(db: Db) {
  return db
    .selectFrom('description_profile as profile')
    .leftJoin('org_unit as agency', 'agency.id', 'profile.agency_id')
    .leftJoin('person', 'person.id', 'profile.changed_by')
    .select(['profile.id', 'profile.agency_id as agencyId', 'agency.name as agencyName'])
    .select(['profile.category', 'profile.version', 'profile.state', 'profile.unit'])
    .select(['profile.fields', 'profile.source', 'profile.note'])
    .select(['effective_from as effectiveFrom', 'effective_to as effectiveTo'])
    .select(['person.name as changedByName', 'changed_at as changedAt'])
    .select('row_version as rowVersion')
    .select((row) =>
      row
        .selectFrom('record')
        .whereRef('record.profile_id', '=', 'profile.id')
        .select((record) => record.fn.countAll<number>().as('records'))
        .as('records'),
    );
}

const counted = <Found extends { records: number | null }>(row: Found) => ({
  ...row,
  records: row.records ?? 0,
});

/** The national model of each category first, then agency by agency, newest version first. */
export async function findProfiles(
  db: Db,
  { category }: { category?: CategoryCode | undefined } = {},
): Promise<DescriptionProfile[]> {
  let query = profiles(db)
    .orderBy('profile.category')
    .orderBy('agency.name', (order) => order.asc().nullsFirst())
    .orderBy('profile.version', 'desc');
  if (category) query = query.where('profile.category', '=', category);
  return (await query.execute()).map(counted);
}

export async function getShownProfile(db: Db, profileId: string): Promise<DescriptionProfile> {
  const row = await profiles(db).where('profile.id', '=', profileId).executeTakeFirst();
  if (!row) throw new Problem('classification.profile-not-found');
  return counted(row);
}

export async function lockProfile(tx: Tx, profileId: string): Promise<Row<'description_profile'>> {
  const row = await tx
    .selectFrom('description_profile')
    .selectAll()
    .where('id', '=', profileId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('classification.profile-not-found');
  return row;
}

/** What a record of a category is described by now: the agency's own version, else the national model. */
export async function profileInForce(
  db: Db,
  agencyId: string,
  category: CategoryCode,
): Promise<DescribedBy | undefined> {
  const row = await db
    .selectFrom('description_profile')
    .select(['id', 'version', 'unit', 'fields'])
    .where('category', '=', category)
    .where('state', '=', 'effective')
    .where((either) =>
      either.or([either('agency_id', '=', agencyId), either('agency_id', 'is', null)]),
    )
    .orderBy('agency_id', (order) => order.asc().nullsLast())
    .executeTakeFirst();
  return row && readable(row);
}

/** The version a record was described by, for one that is not described anew any more. */
export async function findProfile(db: Db, profileId: string): Promise<DescribedBy | undefined> {
  const row = await db
    .selectFrom('description_profile')
    .select(['id', 'version', 'unit', 'fields'])
    .where('id', '=', profileId)
    .executeTakeFirst();
  return row && readable(row);
}

const readable = (row: DescribedBy): DescribedBy => ({
  ...row,
  fields: row.fields.map((field) => profileField.parse(field)),
});
