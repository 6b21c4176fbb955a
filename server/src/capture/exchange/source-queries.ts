import type { describeSource } from '@lantai/contract/capture/exchange/exchange.api.ts';
import type { SourceSystem } from '@lantai/contract/capture/exchange/sources.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export type Source = Row<'source_system'>;

/** The source system that speaks with this key; a key of no source, or of a closed one, is a problem. */
export async function getOwnSource(db: Db, { accountId }: Actor): Promise<Source> {
  const source = await db
    .selectFrom('source_system')
    .selectAll()
    .where('token_id', '=', accountId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (!source) throw new Problem('capture.source-unknown');
  return source;
}

export async function getSource(db: Db, sourceId: string): Promise<Source> {
  const source = await db
    .selectFrom('source_system')
    .selectAll()
    .where('id', '=', sourceId)
    .executeTakeFirst();
  if (!source) throw new Problem('capture.source-not-found');
  return source;
}

export async function lockSource(tx: Tx, sourceId: string): Promise<Source> {
  await getSource(tx, sourceId);
  const source = await tx
    .selectFrom('source_system')
    .selectAll()
    .where('id', '=', sourceId)
    .forUpdate()
    .executeTakeFirst();
  // Seen, but not to be changed by this person.
  if (!source) throw new Problem('actor.out-of-reach');
  return source;
}

export async function describeOwnSource(
  db: Db,
  actor: Actor,
): Promise<ReplyOf<typeof describeSource>> {
  const { id, code, name, classified, fonds_id } = await getOwnSource(db, actor);
  const fonds = await db
    .selectFrom('fonds')
    .select('code')
    .where('id', '=', fonds_id)
    .executeTakeFirstOrThrow();
  const organisations = await db
    .selectFrom('source_organisation')
    .select(['code', 'valid_on as validOn', 'name'])
    .select(sql<boolean>`unit_id is not null`.as('mapped'))
    .where('source_id', '=', id)
    .orderBy('code')
    .orderBy('valid_on')
    .execute();
  return { code, name, classified, fondsCode: fonds.code, organisations };
}

const deliveriesOf = (condition: ReturnType<typeof sql<boolean>>) =>
  sql<number>`(select count(*) from delivery where delivery.source_id = source.id and ${condition})`;

/** What a page shows of each source. Never its secret. */
export async function findSources(
  db: Db,
  { fondsId }: { fondsId?: string | undefined },
): Promise<SourceSystem[]> {
  let query = db
    .selectFrom('source_system as source')
    .innerJoin('fonds', 'fonds.id', 'source.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'source.agency_id')
    .select(['source.id', 'source.code', 'source.name', 'source.classified', 'source.state'])
    .select(['source.agency_id as agencyId', 'agency.name as agencyName'])
    .select(['source.fonds_id as fondsId', 'fonds.code as fondsCode'])
    .select(['token_id as tokenId', 'webhook_url as webhookUrl', 'source.version'])
    .select(deliveriesOf(sql`true`).as('deliveries'))
    .select(deliveriesOf(sql`delivery.held_for is not null`).as('waiting'))
    .select(
      sql<number>`(select count(*) from source_organisation
        where source_id = source.id and unit_id is null)`.as('unmapped'),
    )
    .select(
      sql<number>`(select count(*) from receipt_event
        where source_id = source.id and push_state = 'dead')`.as('deadPushes'),
    )
    .select((row) =>
      row
        .selectFrom('delivery')
        .select((latest) => latest.fn.max('queued_at').as('at'))
        .whereRef('delivery.source_id', '=', 'source.id')
        .as('lastDeliveryAt'),
    )
    .orderBy('fonds.code')
    .orderBy('source.code');
  if (fondsId) query = query.where('source.fonds_id', '=', fondsId);
  return query.execute();
}

/** Keys that may speak for a source, and for which one each does. */
export async function findSourceTokens(db: Db) {
  return db
    .selectFrom('api_token')
    .leftJoin('source_system', 'source_system.token_id', 'api_token.id')
    .select(['api_token.id', 'api_token.name', 'unit_id as agencyId', 'issued_at as issuedAt'])
    .select('source_system.name as usedBy')
    .where('revoked_at', 'is', null)
    .orderBy('issued_at', 'desc')
    .execute();
}
