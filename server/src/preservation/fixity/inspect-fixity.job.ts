import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Platform } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { type JobContext, job } from '#platform/job.ts';
import { objectId } from '../component-bytes.ts';
import { objectPath } from '../ocfl-root.ts';
import type { Storage } from '../storage.ts';
import { kindOfFinding } from './classify-finding.ts';
import { findSurplus } from './find-surplus.ts';
import { findInspectionPolicy } from './inspection-policy.ts';
import { type FoundInStore, noteInspected } from './note-inspected.ts';
import { readFixity } from './read-objects.ts';

/** So many records are read between two notes of how far it is. */
const batch = 32;

/**
 * Reads what an inspection has drawn, object by object, at the pace that the agency's policy allows. Cut off
 * anywhere, it goes on behind the last note; what was read twice is noted once.
 */
export const inspectFixity = (platform: Platform, storage: Storage) =>
  job({
    name: 'preservation.inspect-fixity',
    payload: z.object({ runId: z.uuid() }),

    async perform(context, { runId }) {
      const run = await context.read((db) => getRun(db, runId));
      const { content } = await context.read((db) => findInspectionPolicy(db, run.agency_id));
      let findings = 0;
      for (let done = run.done; done < run.record_ids.length; done += batch) {
        await context.progress(done, run.record_ids.length);
        const some = run.record_ids.slice(done, done + batch);
        findings += await inspectSome(context, storage, {
          ...{ run, done, some, mibPerSecond: content.mibPerSecond },
        });
      }
      await context.progress(run.record_ids.length, run.record_ids.length);
      if (run.ended_at === null) {
        const found = await findSurplus(platform, storage, run);
        findings += found.length;
        await context.run(noteInspected, { runId, ends: true, found });
      }
      return { records: run.record_ids.length, findings };
    },
  });

async function getRun(db: Db, runId: string): Promise<Row<'fixity_run'>> {
  return db.selectFrom('fixity_run').selectAll().where('id', '=', runId).executeTakeFirstOrThrow();
}

type Some = {
  readonly run: Row<'fixity_run'>;
  readonly done: number;
  readonly some: readonly string[];
  readonly mibPerSecond: number;
};

async function inspectSome(
  context: JobContext,
  storage: Storage,
  { run, done, some, mibPerSecond }: Some,
): Promise<number> {
  const started = performance.now();
  // A record that has been destroyed meanwhile has no object, and should have none.
  const sizes = await context.read((db) => sizesOf(db, some));
  const read = await readAll(
    storage,
    some.filter((id) => sizes.has(id)),
    sizes,
  );
  const bytes = read.reduce((sum, one) => sum + one.bytes, 0);
  const milliseconds = Math.round(performance.now() - started);
  await context.run(noteInspected, {
    runId: run.id,
    from: done,
    records: some.length,
    files: read.reduce((sum, { files }) => sum + files, 0),
    ...{ bytes, milliseconds },
    found: read.flatMap(({ found }) => found),
  });
  const allowed = (bytes / 2 ** 20 / mibPerSecond) * 1000;
  if (allowed > milliseconds) await pause(allowed - milliseconds);
  return read.reduce((sum, { found }) => sum + found.length, 0);
}

type Read = { files: number; bytes: number; found: FoundInStore[] };
type Sizes = ReadonlyMap<string, ReadonlyMap<string, number>>;

async function readAll({ store }: Storage, ids: readonly string[], sizes: Sizes): Promise<Read[]> {
  const objects = ids.map((id) => ({ id: objectId(id), path: objectPath(store, objectId(id)) }));
  const readings = await readFixity(objects);
  return readings.map(({ files, bytes, findings }, place) => {
    const recordId = ids[place] ?? '';
    const found = findings.map((finding): FoundInStore => {
      const digest = finding.expected.split(' ').at(-1)?.toLowerCase() ?? '';
      const { code, path, expected, actual, isContentOf } = finding;
      return {
        ...{ recordId, objectId: objectId(recordId), code, path, expected },
        actual: isContentOf ? `${actual}（应是 ${isContentOf} 的内容）` : actual,
        kind: kindOfFinding(finding, sizes.get(recordId)?.get(digest) ?? null),
      };
    });
    return { files, bytes, found };
  });
}

/** Of records whose objects are in the store: how long content with a digest should be. */
async function sizesOf(db: Db, recordIds: readonly string[]): Promise<Sizes> {
  const rows = await db
    .selectFrom('record')
    .leftJoin('component', 'component.record_id', 'record.id')
    .select(['record.id', 'component.sha512', 'component.sm3', 'component.size'])
    .where('record.id', 'in', recordIds)
    .where('record.object_path', 'is not', null)
    .execute();
  const sizes = new Map<string, Map<string, number>>();
  for (const { id, sha512, sm3, size } of rows) {
    const own = sizes.get(id) ?? new Map<string, number>();
    if (sha512 !== null && sm3 !== null && size !== null) own.set(sha512, size).set(sm3, size);
    sizes.set(id, own);
  }
  return sizes;
}
