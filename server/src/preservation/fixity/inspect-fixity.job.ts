import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { read } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { type JobContext, job } from '#platform/job.ts';
import type { Place } from '../copies/object-evidence.ts';
import type { StoreWork } from '../copies/store-copies.ts';
import { findSurplus } from './find-surplus.ts';
import { findPlaces, type InspectedPlace, reachPlace } from './inspected-place.ts';
import { findInspectionPolicy } from './inspection-policy.ts';
import { mendFound } from './mend-found.ts';
import { endInspection, noteInspected } from './note-inspected.ts';
import { readRecords } from './read-records.ts';

/** So many records are read between two notes of how far it is. */
const batch = 32;

type Reading = {
  readonly work: StoreWork;
  readonly context: JobContext;
  readonly run: Row<'fixity_run'>;
  readonly mibPerSecond: number;
};

/**
 * Reads what an inspection has drawn, place by place and object by object, at the pace that the agency's policy
 * allows in each of them. Cut off anywhere, it goes on behind the last note; what was read twice is noted once.
 */
export const inspectFixity = (work: StoreWork) =>
  job({
    name: 'preservation.inspect-fixity',
    payload: z.object({ runId: z.uuid() }),

    async perform(context, { runId }) {
      const run = await context.read((db) => getRun(db, runId));
      const { content } = await context.read((db) => findInspectionPolicy(db, run.agency_id));
      const reading = { work, context, run, mibPerSecond: content.mibPerSecond };
      const places = await context.read((db) => findPlaces(db, runId));
      for (const place of places)
        if (place.ended_at === null) await inspectPlace(reading, place, places.length);
      const all = run.record_ids.length * places.length;
      await context.progress(all, all);
      // What was found just before a crash has not been tried yet.
      await mendFound(work, context, runId);
      return context.run(endInspection, { runId });
    },
  });

async function getRun(db: Db, runId: string): Promise<Row<'fixity_run'>> {
  return db.selectFrom('fixity_run').selectAll().where('id', '=', runId).executeTakeFirstOrThrow();
}

async function inspectPlace(
  reading: Reading,
  place: InspectedPlace,
  places: number,
): Promise<void> {
  const { work, context, run } = reading;
  const { run_id: runId, position } = place;
  const reached = await reachPlace(work, context.read, place.copy_id);
  if ('missed' in reached)
    return context.run(noteInspected, { runId, position, missed: reached.missed });
  const drawn = run.record_ids;
  for (let done = place.done; done < drawn.length; done += batch) {
    await context.progress(position * drawn.length + done, places * drawn.length, place.name);
    await inspectSome(reading, reached, { position, done });
  }
  // As the archive: a record that who asked may not see is no object too many.
  const found = await findSurplus((query) => read(work.platform, systemActor, query), reached, run);
  await context.run(noteInspected, { runId, position, ends: true, found });
}

async function inspectSome(
  { work, context, run, mibPerSecond }: Reading,
  place: Place,
  { position, done }: { position: number; done: number },
): Promise<void> {
  const started = performance.now();
  const some = run.record_ids.slice(done, done + batch);
  const { found, files, bytes, waiting } = await readRecords(context, place, some);
  const milliseconds = Math.round(performance.now() - started);
  await context.run(noteInspected, {
    ...{ runId: run.id, position, from: done, records: some.length },
    ...{ files, bytes, milliseconds, waiting, found },
  });
  if (found.length > 0) await mendFound(work, context, run.id);
  const allowed = (bytes / 2 ** 20 / mibPerSecond) * 1000;
  if (allowed > milliseconds) await pause(allowed - milliseconds);
}
