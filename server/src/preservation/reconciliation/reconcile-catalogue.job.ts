import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { type Platform, read as readAs } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import type { Storage } from '../storage.ts';
import { type ComparedRecord, compareRecord, type FoundMismatch } from './compare-record.ts';
import { endReconciliation, noteFindings } from './end-reconciliation.ts';
import { findOrphans, type Orphan } from './find-orphans.ts';
import { getRun } from './reconciliation-queries.ts';

const batch = 100;

/**
 * Compares every record of a fonds with its bytes, and every object of the store with the catalogue. It
 * changes nothing: what it finds is listed, and put right by a person.
 */
export const reconcileCatalogue = (platform: Platform, storage: Storage) =>
  job({
    name: 'preservation.reconcile-catalogue',
    payload: z.object({ runId: z.uuid() }),

    async perform({ read, run, progress }, { runId }) {
      const { fonds_id, share, ended_at } = await read((db) => getRun(db, runId));
      if (ended_at) return { findings: 0 };
      const sum = { records: 0, components: 0, readWhole: 0, findings: 0 };
      const whole = ({ id }: Row<'component'>) => isDrawn(id, share);
      const total = await read((db) => countCompared(db, fonds_id));
      for (let after = ''; ; ) {
        await progress(sum.records, total);
        const records = await read((db) => findCompared(db, fonds_id, after));
        const last = records.at(-1);
        if (!last) break;
        after = last.record.id;
        const found = [];
        for (const record of records) found.push(...(await compareRecord(storage, record, whole)));
        sum.findings += await run(noteFindings, { runId, first: sum.findings, found });
        const components = records.flatMap((record) => record.components);
        sum.records += records.length;
        sum.components += components.length;
        sum.readWhole += components.filter(whole).length;
      }
      const { objects, orphans } = await findOrphans(
        storage,
        (fondsId) => fonds_id === null || fondsId === fonds_id,
        (query) => readAs(platform, systemActor, query),
      );
      const found = orphans.map(asMismatch);
      sum.findings += await run(noteFindings, { runId, first: sum.findings, found });
      await run(endReconciliation, { runId, ...sum, objects });
      return { ...sum, objects };
    },
  });

const asMismatch = ({ place, name }: Orphan): FoundMismatch => ({
  ...{ kind: 'object-orphaned', recordId: null, componentId: null },
  detail: `${place}：${name}`,
});

/** The same files are drawn in each repetition of a run; ids are random, so the sample is. */
function isDrawn(id: string, share: number): boolean {
  return Number.parseInt(id.slice(0, 8), 16) % 100 < share;
}

/** Not what is voided, and not what is just being written. */
function compared(db: Db, fondsId: string | null) {
  const query = db
    .selectFrom('record')
    .where('state', 'not in', ['draft', 'filing', 'voided'])
    .where('quarantined_at', 'is', null);
  return fondsId ? query.where('fonds_id', '=', fondsId) : query;
}

async function countCompared(db: Db, fondsId: string | null): Promise<number> {
  const { count } = await compared(db, fondsId)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function findCompared(
  db: Db,
  fondsId: string | null,
  after: string,
): Promise<ComparedRecord[]> {
  let query = compared(db, fondsId).select(['id', 'state', 'carrier', 'object_path']);
  if (after) query = query.where('id', '>', after);
  const records = await query.orderBy('id').limit(batch).execute();
  if (records.length === 0) return [];
  const ids = records.map(({ id }) => id);
  const components = await db
    .selectFrom('component')
    .selectAll()
    .where('record_id', 'in', ids)
    .orderBy('position')
    .execute();
  const byRecord = Map.groupBy(components, ({ record_id }) => record_id);
  return records.map((record) => ({ record, components: byRecord.get(record.id) ?? [] }));
}
