import { chmod, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockName } from '#audit/sealing/block-files.ts';
import {
  asOwner,
  found,
  givenSealedTrail,
  runOutsidersScript,
  type ScriptReport,
  trailOf,
  verify,
} from '#audit/trail.fixture.ts';
import { verifyTrail } from './verify-trail.ts';

const second = blockName(2);
const fifth = blockName(5);

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error('the change changes nothing');
  await chmod(path, 0o644);
  await writeFile(path, changed);
}

const inSecond = (change: (text: string) => string) => (directory: string) =>
  rewrite(join(directory, second), change);

/** What is done to the files, and what they then say by themselves. */
const spoilings: [string, (directory: string) => Promise<void>, string[]][] = [
  ['an entry', inSecond((text) => text.replace('"seq":6,', '"seq":6, ')), ['files altered 6']],
  ['a leaf', inSecond((text) => text.replace('\n{"leaf":"', '\n{"leaf":"g')), ['files altered 5']],
  [
    "an entry's number",
    inSecond((text) => text.replace('"seq":6,', '"seq":60,')),
    ['files removed 6', 'files inserted 60'],
  ],
  ['a line away', inSecond((text) => text.replace(/\n.*"seq":7,.*/, '')), ['files removed 7']],
  [
    'a line twice',
    inSecond((text) => text.replace(/\n.*"seq":6,.*/, (line) => line + line)),
    ['files inserted 6'],
  ],
  ['something behind the end', inSecond((text) => `${text}x`), ['files inserted 9']],
  [
    'the end cut off',
    inSecond((text) => text.slice(0, text.indexOf('"seq":7,'))),
    ['files altered 7', 'files removed 8'],
  ],
  ['the whole file emptied', (dir) => truncate(join(dir, second), 0), ['files block-altered 2']],
  [
    "a header's moment",
    inSecond((text) => text.replace('T09:00:00.', 'T09:00:01.')),
    ['files block-altered 2'],
  ],
  [
    'white space in a header',
    inSecond((text) => text.replace('{', '{ ')),
    ['files block-altered 2'],
  ],
  [
    "a block in another one's place",
    async (dir) => {
      await rm(join(dir, second));
      await cp(join(dir, fifth), join(dir, second));
    },
    ['files block-altered 2', 'files chain-broken 2 3'],
  ],
  ['a file away', (dir) => rm(join(dir, second)), ['files block-missing 2']],
];

test.each(spoilings)('in the files is changed: %s', async (_name, spoil, expected) => {
  await using archive = await givenSealedTrail();
  const directory = trailOf(archive);
  await spoil(directory);
  const alone = await verifyTrail({ directory });
  expect(found(alone)).toEqual(expected);
  expect(outcome(await runOutsidersScript(directory))).toEqual(outcome(alone));
  // The database is sound, and nothing is said against it.
  expect(found(await verify(archive))).toEqual(expected);
});

test('the last file away is seen beside the database', async () => {
  await using archive = await givenSealedTrail();
  await rm(join(trailOf(archive), fifth));
  expect(found(await verify(archive))).toEqual(['files block-missing 5']);
});

test('where a file is spoilt its row still vouches for the entries in the database', async () => {
  await using archive = await givenSealedTrail();
  await truncate(join(trailOf(archive), second), 0);
  await asOwner(archive, `update trail_entry set command = 'x' where seq = 7`);
  expect(found(await verify(archive))).toEqual(['files block-altered 2', 'database altered 2']);
});

test('where a block is lost in both places, the others still vouch for theirs', async () => {
  await using archive = await givenSealedTrail();
  await rm(join(trailOf(archive), second));
  await asOwner(
    archive,
    'delete from trail_block where height = 2',
    'delete from trail_entry where seq in (6, 15)',
    `update trail_entry set command = 'x' where seq = 11`,
  );
  expect(found(await verify(archive))).toEqual([
    'database removed 6',
    'database altered 11',
    'database removed 15',
    'database block-missing 2',
    'files block-missing 2',
  ]);
});

test('any byte changed in any file is found, by us and by the script alike', async () => {
  await using archive = await givenSealedTrail();
  const directory = trailOf(archive);
  const names = await readdir(directory);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, place, flip) => {
        const copy = await mkdtemp(join(tmpdir(), 'lantai-trail-'));
        await cp(directory, copy, { recursive: true });
        const bytes = await readFile(join(copy, name));
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        await chmod(join(copy, name), 0o644);
        await writeFile(join(copy, name), bytes);
        const report = await verifyTrail({ directory: copy });
        expect(report.ok).toBe(false);
        expect(outcome(await runOutsidersScript(copy))).toEqual(outcome(report));
        await rm(copy, { recursive: true });
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a sound export verifies from any block on, and an empty folder is no trail', async () => {
  await using archive = await givenSealedTrail();
  const directory = trailOf(archive);
  await rm(join(directory, blockName(1)));
  await rm(join(directory, second));
  const report = await verifyTrail({ directory });
  expect(report).toMatchObject({ ok: true, entries: 12, blocks: 3, sealedTo: 20 });
  expect(outcome(await runOutsidersScript(directory))).toEqual(outcome(report));
  await rm(directory, { recursive: true });
  expect(await verifyTrail({ directory })).toMatchObject({ blocks: 0, head: null });
});

/** The script does not join neighbours nor sort: the same outcome, entry by entry and block by block. */
function outcome({ ok, entries, blocks, sealedTo, head, findings }: ScriptReport) {
  const apart = findings.flatMap(({ kind, seq, lastSeq = seq, height, lastHeight = height }) => {
    const [first = 0, last = first] = seq === undefined ? [height, lastHeight] : [seq, lastSeq];
    return Array.from({ length: last - first + 1 }, (_, index) => `${kind} ${first + index}`);
  });
  return { ok, entries, blocks, sealedTo, head, findings: apart.sort() };
}
