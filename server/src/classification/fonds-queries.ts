import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { sql } from 'kysely';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** The fonds the actor sees, with the records of them that the actor sees. */
export async function findFonds(db: Db, id?: string): Promise<Fonds[]> {
  let query = db
    .selectFrom('fonds')
    .innerJoin('org_unit as agency', 'agency.id', 'fonds.agency_id')
    .leftJoin('record', 'record.fonds_id', 'fonds.id')
    .select(['fonds.id', 'fonds.code', 'fonds.name', 'fonds.agency_id as agencyId'])
    .select(['agency.name as agencyName', 'fonds.founded_on as foundedOn', 'fonds.version'])
    .select(sql<number>`count(record.id) filter (where record.state <> 'voided')`.as('records'))
    .select(sql<number>`count(record.id) filter (where record.state = 'filed')`.as('filed'))
    .groupBy(['fonds.id', 'agency.name'])
    .orderBy('fonds.code');
  if (id) query = query.where('fonds.id', '=', id);
  return query.execute();
}

export async function getFonds(db: Db, fondsId: string): Promise<Row<'fonds'>> {
  const fonds = await db
    .selectFrom('fonds')
    .selectAll()
    .where('id', '=', fondsId)
    .executeTakeFirst();
  if (!fonds) throw new Problem('classification.fonds-not-found', { fonds: fondsId });
  return fonds;
}

export async function getFondsByCode(db: Db, code: string): Promise<Row<'fonds'>> {
  const fonds = await db
    .selectFrom('fonds')
    .selectAll()
    .where('code', '=', code)
    .executeTakeFirst();
  if (!fonds) throw new Problem('classification.fonds-not-found', { fonds: code });
  return fonds;
}

/** Holds the fonds until the transaction ends. */
export async function lockFonds(tx: Tx, fondsId: string): Promise<Row<'fonds'>> {
  const fonds = await tx
    .selectFrom('fonds')
    .selectAll()
    .where('id', '=', fondsId)
    .forUpdate()
    .executeTakeFirst();
  if (!fonds) throw new Problem('classification.fonds-not-found', { fonds: fondsId });
  return fonds;
}

export async function getShownFonds(db: Db, fondsId: string): Promise<Fonds> {
  const [fonds] = await findFonds(db, fondsId);
  if (!fonds) throw new Problem('classification.fonds-not-found', { fonds: fondsId });
  return fonds;
}
