import type {
  DeliveryRow,
  deliveryFilter,
  getDelivery as getDeliveryEndpoint,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Filter = z.output<typeof deliveryFilter>;
type Page = { after?: string | undefined; limit: number };

const concealed = '（带密级标志，不列出）';

/** The text of an instant to the microsecond, which a JavaScript date would round. */
const cursor = sql<string>`to_char(delivery.queued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

function matching(db: Db, filter: Filter) {
  let query = db
    .selectFrom('delivery')
    .innerJoin('source_system as source', 'source.id', 'delivery.source_id')
    .leftJoin('org_unit as department', 'department.id', 'delivery.department_id')
    .leftJoin('record', 'record.id', 'delivery.record_id');
  if (filter.fondsId) query = query.where('delivery.fonds_id', '=', filter.fondsId);
  if (filter.sourceId) query = query.where('delivery.source_id', '=', filter.sourceId);
  if (filter.state) query = query.where('delivery.state', '=', filter.state);
  if (filter.heldFor) query = query.where('delivery.held_for', '=', filter.heldFor);
  if (filter.text) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((row) =>
      row.or([
        row('delivery.title', 'ilike', pattern),
        row('delivery.document_number', 'ilike', pattern),
        row('delivery.source_key', 'ilike', pattern),
        row('record.temporary_number', 'ilike', pattern),
      ]),
    );
  }
  return query;
}

function shown(query: ReturnType<typeof matching>) {
  return query
    .selectAll('delivery')
    .select(['source.name as sourceName', 'department.name as departmentName'])
    .select(['record.state as recordState', 'record.temporary_number as temporaryNumber'])
    .select(sql<boolean>`record.quarantined_at is not null`.as('quarantined'))
    .select(cursor.as('cursor'));
}

type Found = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

/** A mark is the secrecy officer's to read, also on what no record was made of yet. */
function isConcealed({ permissions }: Actor, { quarantined, marked }: Found): boolean {
  return (quarantined || marked) && !permissions.has('records.review-quarantine');
}

function shownRow(actor: Actor, row: Found): DeliveryRow {
  const hidden = isConcealed(actor, row);
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceName: row.sourceName,
    sourceKey: row.source_key,
    version: row.version,
    state: row.state,
    heldFor: row.held_for,
    standing: row.standing,
    title: hidden ? concealed : row.title,
    documentNumber: hidden ? null : row.document_number,
    quarantined: row.quarantined,
    orgCode: row.org_code,
    departmentName: row.departmentName,
    processCode: row.process_code,
    finishedAt: row.finished_at,
    queuedAt: row.queued_at,
    attempts: row.attempts,
    repeats: row.repeats,
    recordId: row.record_id,
    recordState: row.recordState,
    temporaryNumber: row.temporaryNumber,
    reason: row.reason,
  };
}

export async function findDeliveries(
  db: Db,
  actor: Actor,
  filter: Filter,
  { after, limit }: Page,
): Promise<{ deliveries: DeliveryRow[]; total: number; next: string | null }> {
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = shown(matching(db, filter))
    .orderBy('delivery.queued_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(limit + 1);
  if (after !== undefined) {
    const [, at, id] = /^([0-9T:.-]+Z)_([0-9a-f-]{36})$/.exec(after) ?? [];
    if (!at || !id) throw new Problem('search.cursor-invalid');
    page = page.where(
      sql<boolean>`(delivery.queued_at, delivery.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const rows = await page.execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    deliveries: rows.slice(0, limit).map((row) => shownRow(actor, row)),
    total,
    next: last ? `${last.cursor}_${last.id}` : null,
  };
}

export async function getDelivery(
  db: Db,
  actor: Actor,
  deliveryId: string,
): Promise<ReplyOf<typeof getDeliveryEndpoint>> {
  const row = await shown(matching(db, {}))
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirst();
  if (!row) throw new Problem('capture.delivery-not-found');
  const versions = await shown(matching(db, {}))
    .where('delivery.source_id', '=', row.source_id)
    .where('delivery.source_key', '=', row.source_key)
    .where('delivery.id', '<>', deliveryId)
    .orderBy('delivery.version', (order) => order.desc().nullsFirst())
    .execute();
  const hidden = isConcealed(actor, row);
  const components = await db
    .selectFrom('delivery_component')
    .select(['role', 'file_name as fileName', 'media_type as mediaType', 'size', 'sha512', 'sm3'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('position')
    .execute();
  return {
    ...shownRow(actor, row),
    envelope: hidden ? {} : row.envelope,
    notices: row.notices,
    faults: row.faults ?? [],
    components: components.map((each) => (hidden ? { ...each, fileName: concealed } : each)),
    versions: versions.map((each) => shownRow(actor, each)),
  };
}
