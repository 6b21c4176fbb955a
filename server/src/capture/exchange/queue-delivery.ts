import type { DeliveryFault } from '@lantai/contract/capture/exchange/envelope.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { NewRow, Tx } from '#platform/database.ts';
import { secrecyMarkOf } from '../../records/description-columns.ts';
import { describedBy, furtherFields } from './incoming-document.ts';
import { judgeEnvelope, noticesOf } from './judge-envelope.ts';
import { tellReceipt } from './lock-delivery.ts';
import type { ReadEnvelope } from './read-envelope.ts';
import { getOwnSource, type Source } from './source-queries.ts';

/** The files that follow are taken, unless this content is known already or has faults. */
export type Queued = {
  readonly deliveryId: string;
  readonly isKnown: boolean;
  readonly faults: readonly DeliveryFault[];
};

/**
 * A document is announced; its files follow. The same content as before goes on where it was cut off
 * or is known already. What its envelope rules out is refused here, before any byte is kept.
 */
export const queueDelivery = command<ReadEnvelope, Queued>({
  name: 'capture.queue-delivery',

  async perform({ tx, actor, now }, read) {
    const source = await getOwnSource(tx, actor);
    const faults = judgeEnvelope(read.envelope, now);
    const row = newDelivery(source, read, now);
    const judged = {
      state: faults.length > 0 ? ('rejected' as const) : ('queued' as const),
      faults: faults.length > 0 ? JSON.stringify(faults) : null,
      reason: null,
    };
    const queued = await tx
      .insertInto('delivery')
      .values({ ...row, ...judged })
      .onConflict((conflict) =>
        conflict
          .constraint('delivery_content_once')
          .doUpdateSet((known) => ({ ...judged, attempts: known('delivery.attempts', '+', 1) }))
          // What came whole once has a version, whatever was decided on it later.
          .where('delivery.version', 'is', null),
      )
      .returning('id')
      .executeTakeFirst();
    if (!queued) return unchanged({ deliveryId: await idOf(tx, row), isKnown: true, faults: [] });
    const { id } = queued;
    if (faults.length > 0) await tellReceipt(tx, id, now);
    return changed(
      { deliveryId: id, isKnown: false, faults },
      {
        subject: `delivery:${id}`,
        agencyId: source.agency_id,
        details: {
          source: source.code,
          sourceId: read.envelope.sourceId,
          ...(faults.length > 0 && { rejected: faults.map(({ rule }) => rule) }),
        },
      },
    );
  },
});

type Content = Pick<NewRow<'delivery'>, 'source_id' | 'source_key' | 'fingerprint'>;

async function idOf(tx: Tx, { source_id, source_key, fingerprint }: Content): Promise<string> {
  const { id } = await tx
    .selectFrom('delivery')
    .select('id')
    .where('source_id', '=', source_id)
    .where('source_key', '=', source_key)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirstOrThrow();
  return id;
}

function newDelivery(
  source: Source,
  { envelope, given, fingerprint }: ReadEnvelope,
  now: Date,
): Omit<NewRow<'delivery'>, 'state'> {
  const fileNames = envelope.components.map(({ fileName }) => fileName);
  return {
    agency_id: source.agency_id,
    source_id: source.id,
    fonds_id: source.fonds_id,
    source_key: envelope.sourceId,
    fingerprint,
    org_code: envelope.orgCode,
    process_code: envelope.processCode,
    finished_at: new Date(envelope.finishedAt),
    title: envelope.title,
    document_number: envelope.documentNumber ?? null,
    marked:
      secrecyMarkOf(describedBy(envelope, undefined), fileNames, furtherFields(given, envelope)) !==
      null,
    envelope: JSON.stringify(given),
    notices: noticesOf(envelope),
    queued_at: now,
  };
}
