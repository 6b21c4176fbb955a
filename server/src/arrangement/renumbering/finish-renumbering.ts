import { sql } from 'kysely';
import { changed, command, unchanged } from '#platform/command.ts';

export type StoredCode = { readonly recordId: string; readonly inventorySha512: string };
type Finish = { renumberingId: string; stored: readonly StoredCode[] };

/** Their objects say the new code. The last one ends the renumbering. May be repeated. */
export const finishRenumbering = command<Finish, number>({
  name: 'arrangement.finish-renumbering',

  async perform({ tx, now }, { renumberingId, stored }) {
    const { agency_id } = await tx
      .selectFrom('renumbering')
      .select('agency_id')
      .where('id', '=', renumberingId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const fresh = await tx
      .updateTable('renumbering_item')
      .set({ stored_at: now })
      .where('renumbering_id', '=', renumberingId)
      .where('record_id', '=', sql<string>`any(${stored.map(({ recordId }) => recordId)}::uuid[])`)
      .where('stored_at', 'is', null)
      .returning(['record_id', 'new_code'])
      .execute();
    const digests = new Map(stored.map((one) => [one.recordId, one.inventorySha512]));
    const [event, ...more] = fresh.map(({ record_id, new_code }) => ({
      subject: `record:${record_id}`,
      agencyId: agency_id,
      details: {
        renumbering: renumberingId,
        archivalCode: new_code,
        inventorySha512: digests.get(record_id),
      },
    }));
    if (!event) return unchanged(0);
    const ended = await tx
      .updateTable('renumbering')
      .set({ state: 'done', ended_at: now })
      .where('id', '=', renumberingId)
      .where('state', '=', 'approved')
      .where((row) =>
        row.not(
          row.exists(
            row
              .selectFrom('renumbering_item')
              .select('record_id')
              .where('renumbering_id', '=', renumberingId)
              .where('stored_at', 'is', null),
          ),
        ),
      )
      .returning(['id', 'records'])
      .execute();
    const done = ended.map(({ id, records }) => ({
      subject: `renumbering:${id}`,
      agencyId: agency_id,
      details: { to: 'done', records },
    }));
    return changed(fresh.length, event, ...more, ...done);
  },
});
