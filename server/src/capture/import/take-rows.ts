import { sql } from 'kysely';
import { changed, command, unchanged } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { type Incoming, insertRecords } from '../../records/insert-records.ts';
import { importSource } from './incoming-record.ts';

type TakeRows = { importId: string; fondsId: string; incoming: readonly Incoming[] };

/**
 * Takes a batch of rows in, all or none. What came in meanwhile is passed over; where the asker may
 * not see that it did, the batch fails with `records.already-received` and is put together anew.
 */
export const takeRows = command<TakeRows, number>({
  name: 'capture.take-rows',

  async perform({ tx, actor, now }, { importId, fondsId, incoming }) {
    // Two imports into one fonds take turns, so that each sees what the other has committed.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`capture.import:${fondsId}`}, 0))`.execute(
      tx,
    );
    const fonds = await getFonds(tx, fondsId);
    const rows = incoming.map((row) => ({ ...row, intakeId: importId }));
    const { taken, events } = await insertRecords({ tx, actor, now, fonds }, rows).catch(
      onConstraint('record_source_once', 'records.already-received', { source: importSource }),
    );
    const quarantined = taken.filter((record) => record.quarantined).length;
    await tx
      .updateTable('import_run')
      .set({
        state: 'importing',
        ended_at: null,
        imported: sql<number>`imported + ${taken.length}`,
        quarantined: sql<number>`quarantined + ${quarantined}`,
      })
      .where('id', '=', importId)
      .execute();
    const [first, ...more] = events;
    return first ? changed(taken.length, first, ...more) : unchanged(0);
  },
});
