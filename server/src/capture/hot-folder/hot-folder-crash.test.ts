import { spawn } from 'node:child_process';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { administer } from '../../../test/postgres.ts';
import { givenAgency, openTestArchive, type TestArchive } from '../../../test/test-archive.ts';
import { transferLayout } from '../package/given-package.test-fixture.ts';
import { givenHotFolder, takenIn } from './given-hot-folder.test-fixture.ts';

function look(archive: TestArchive, killAt = 0) {
  const script = join(import.meta.dirname, 'hot-folder-crash.test-child.ts');
  const args = [script, archive.runtimeUrl, archive.directory, String(killAt)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<string | null>((resolve) =>
    child.on('exit', (_code, by) => resolve(by)),
  );
  return { ended, printed: text(child.stdout), told: text(child.stderr) };
}

/** PostgreSQL notices a moment later that a client is gone. */
async function untilGone({ ownerUrl }: TestArchive): Promise<void> {
  const database = new URL(ownerUrl).pathname.slice(1);
  for (;;) {
    const [row] = await administer(
      `select count(*)::int as others from pg_stat_activity
       where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
      database,
    );
    if (row?.others === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function outcome(archive: TestArchive, hot: Awaited<ReturnType<typeof givenHotFolder>>) {
  const packages = await archive.read(systemActor, (db) =>
    db
      .selectFrom('hot_folder_package')
      .select(['name', 'state', 'taken', 'already_there', 'settled_at'])
      .execute(),
  );
  const trail = await archive.trail();
  return {
    records: await takenIn(archive),
    lies: await hot.lies(),
    receipt: await hot.receipt('移交'),
    packages,
    gapless: trail.every(({ seq }, index) => seq === index + 1),
    told: trail.filter(({ command }) => command === 'capture.take-package').length,
  };
}

test('killed at any statement, the next look makes of it what an undisturbed one would have', async () => {
  const given = async () => {
    const archive = await openTestArchive();
    await givenAgency(archive);
    const hot = await givenHotFolder(archive);
    await hot.drop('移交', transferLayout);
    return { archive, hot };
  };
  const whole = await given();
  await using undisturbed = whole.archive;
  const first = look(undisturbed);
  expect(await first.ended, await first.told).toBeNull();
  const statements = Number(await first.printed);
  expect(statements).toBeGreaterThan(20);
  const expected = await outcome(undisturbed, whole.hot);
  expect(expected.packages).toMatchObject([{ state: 'accepted', taken: 2, already_there: 0 }]);

  for (let killAt = 4; killAt <= statements; killAt += 3) {
    const { archive, hot } = await given();
    await using _ = archive;
    const killed = look(archive, killAt);
    expect(await killed.ended, `${killAt} of ${statements}\n${await killed.told}`).toBe('SIGKILL');
    await untilGone(archive);
    await hot.look();
    expect(await outcome(archive, hot), `killed at ${killAt} of ${statements}`).toEqual(expected);
  }
}, 120_000);

test('cut off between receipt, moving and settling, nothing is done twice', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  await hot.drop('移交', transferLayout);
  await hot.look();
  const expected = await outcome(archive, hot);
  const unsettle = () =>
    keepHouse(archive.platform, (tx) =>
      tx.updateTable('hot_folder_package').set({ settled_at: null }).execute(),
    );

  // Rows there, and neither receipt nor move; with the marker still beside it, or only its receipt missing.
  for (const isReceiptThere of [false, true]) {
    await unsettle();
    await rename(hot.inbox('已接收/移交'), hot.inbox('移交'));
    await writeFile(hot.inbox('移交.done'), '');
    if (!isReceiptThere) await rm(hot.inbox('回执/移交.json'));
    await hot.look();
    expect(await outcome(archive, hot)).toEqual(expected);
  }
  // Moved away, the marker left behind, not settled.
  await unsettle();
  await writeFile(hot.inbox('移交.done'), '');
  await hot.look();
  expect(await outcome(archive, hot)).toEqual(expected);
});
