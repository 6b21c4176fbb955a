import type { noteFinished as endpoint } from '@lantai/contract/capture/exchange/exchange.api.ts';
import type { ReplyOf, RequestOf } from '@lantai/contract/endpoint.ts';
import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Db, NewRow, Tx } from '#platform/database.ts';
import type { Delivery } from './lock-delivery.ts';
import { getOwnSource, type Source } from './source-queries.ts';

type Instance = RequestOf<typeof endpoint>['body']['instances'][number];

/** A source lists what it finished, so that what never came can be seen (K.1 no. 5). */
export const noteFinished = command<RequestOf<typeof endpoint>['body'], ReplyOf<typeof endpoint>>({
  name: 'capture.note-finished',

  async perform({ tx, actor, now }, { instances }) {
    const source = await getOwnSource(tx, actor);
    const unique = [...new Map(instances.map((each) => [each.sourceId, each])).values()];
    const unitOf = await organisationsOf(tx, source.id);
    const rows = unique.map((instance) => newInstance(source, instance, unitOf, now));
    let listed = 0;
    for (let start = 0; start < rows.length; start += 1000) {
      const noted = await tx
        .insertInto('finished_instance')
        .values(rows.slice(start, start + 1000))
        .onConflict((conflict) =>
          // What came first with its document is listed now; what was listed before stays as it is.
          conflict
            .columns(['source_id', 'source_key'])
            .doUpdateSet({ listed_at: now })
            .where('finished_instance.listed_at', 'is', null),
        )
        .returning('source_key')
        .execute();
      listed += noted.length;
    }
    const result = { noted: listed, known: instances.length - listed };
    if (listed === 0) return unchanged(result);
    return changed(result, {
      subject: `source:${source.id}`,
      agencyId: source.agency_id,
      details: result,
    });
  },
});

/** A document that was handed over was finished, whether or not its source has listed it. */
export async function noteDelivered(tx: Tx, delivery: Delivery, now: Date): Promise<void> {
  const { envelope, title } = delivery;
  await tx
    .insertInto('finished_instance')
    .values({
      source_id: delivery.source_id,
      agency_id: delivery.agency_id,
      source_key: delivery.source_key,
      process_code: delivery.process_code,
      process_name: typeof envelope.processName === 'string' ? envelope.processName : null,
      title: delivery.marked ? null : title,
      org_code: delivery.org_code,
      unit_id: delivery.department_id,
      finished_at: delivery.finished_at,
      noted_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type UnitOf = (code: string, day: string) => string | null;

/** All codes of the source at once: a list has thousands of instances. */
async function organisationsOf(db: Db, sourceId: string): Promise<UnitOf> {
  const rows = await db
    .selectFrom('source_organisation')
    .select(['code', 'valid_on', 'unit_id'])
    .where('source_id', '=', sourceId)
    .orderBy('valid_on', 'desc')
    .execute();
  const byCode = Map.groupBy(rows, ({ code }) => code);
  return (code, day) => byCode.get(code)?.find(({ valid_on }) => valid_on <= day)?.unit_id ?? null;
}

function newInstance(
  source: Source,
  instance: Instance,
  unitOf: UnitOf,
  now: Date,
): NewRow<'finished_instance'> {
  const finishedAt = new Date(instance.finishedAt);
  return {
    source_id: source.id,
    agency_id: source.agency_id,
    source_key: instance.sourceId,
    process_code: instance.processCode,
    process_name: instance.processName ?? null,
    title: findSecrecyMark(instance.title) ? null : instance.title,
    org_code: instance.orgCode,
    unit_id: unitOf(instance.orgCode, dayOf(finishedAt)),
    finished_at: finishedAt,
    noted_at: now,
    listed_at: now,
  };
}
