import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockRecords } from '../../records/move-records.ts';
import { requireColleague } from './colleagues.ts';

type HandPaper = { recordIds: readonly string[]; toPersonId: string; note?: string | undefined };

/** Loose paper goes to somebody by name; it is in one place at a time (workflows A.5). */
export const handPaper = command<HandPaper, { receipts: number }>({
  name: 'collection.hand-paper',

  async perform({ tx, actor, now }, { recordIds, toPersonId, note }) {
    if (toPersonId === actor.personId)
      throw new Problem('collection.same-person', { act: '签收', first: '交出' });
    const records = await lockRecords(tx, recordIds);
    if (records.some(({ carrier }) => carrier === 'electronic'))
      throw new Problem('collection.paper-only');
    for (const record of records) await requireHere(tx, record);
    for (const agencyId of new Set(records.map(({ agency_id }) => agency_id)))
      await requireColleague(tx, { agencyId, personId: toPersonId, now });
    await tx
      .insertInto('paper_receipt')
      .values(
        records.map((record) => ({
          agency_id: record.agency_id,
          department_id: record.department_id,
          record_id: record.id,
          from_person: actor.personId ?? '',
          to_person: toPersonId,
          note: note ?? null,
          handed_at: now,
        })),
      )
      .execute();
    const [event, ...more] = records.map((record) => ({
      subject: `record:${record.id}`,
      agencyId: record.agency_id,
      details: { handedTo: toPersonId, ...(note && { note }) },
    }));
    if (!event) throw new RangeError('paper of at least one record is handed over');
    return changed({ receipts: records.length }, event, ...more);
  },
});

async function requireHere(tx: Tx, record: Row<'record'>): Promise<void> {
  const open = await tx
    .selectFrom('paper_receipt')
    .innerJoin('person', 'person.id', 'paper_receipt.to_person')
    .select('person.name')
    .where('record_id', '=', record.id)
    .where('returned_at', 'is', null)
    .executeTakeFirst();
  if (open)
    throw new Problem('collection.paper-elsewhere', { holder: open.name, recordId: record.id });
}
