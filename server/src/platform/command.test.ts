import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, openTestArchive } from '../../test/test-archive.ts';
import { systemActor } from './actor.ts';
import { changed, command } from './command.ts';

/** Locks one record, waits until the other command has locked its own, then wants that one too. */
function lockingTwo(name: string, meet: () => Promise<void>) {
  let begun = 0;
  return command<{ first: string; second: string }, number>({
    name,

    async perform({ tx }, { first, second }) {
      begun += 1;
      const lock = (id: string) => sql`select from record where id = ${id} for update`.execute(tx);
      await lock(first);
      if (begun === 1) await meet();
      await lock(second);
      return changed(begun, { subject: `record:${first}`, details: {} });
    },
  });
}

test('of two commands that wait for each other both are done, and each leaves one trace', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const [one, other] = [
    await givenRecord(archive, agency, systemActor, { components: [] }),
    await givenRecord(archive, agency, systemActor, { components: [] }),
  ];
  let arrived = 0;
  const both = Promise.withResolvers<void>();
  const meet = async () => {
    arrived += 1;
    if (arrived === 2) both.resolve();
    await both.promise;
  };
  const begun = await Promise.all([
    archive.run(lockingTwo('platform.lock-forth', meet), systemActor, {
      first: one,
      second: other,
    }),
    archive.run(lockingTwo('platform.lock-back', meet), systemActor, { first: other, second: one }),
  ]);
  expect(new Set(begun)).toEqual(new Set([1, 2]));
  const traces = (await archive.trail()).filter(({ command: name }) =>
    name.startsWith('platform.lock'),
  );
  expect(traces).toHaveLength(2);
  expect(new Set(traces.map(({ command: name }) => name))).toEqual(
    new Set(['platform.lock-back', 'platform.lock-forth']),
  );
});
