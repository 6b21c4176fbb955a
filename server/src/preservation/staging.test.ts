import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestFile, digestText } from './digest.ts';
import { filesBelow, givenStore, stageText, type TestStore } from './given-store.test-fixture.ts';
import { adopt, hasStaged, openStaged, stage, stagedPath } from './staging.ts';
import { sweepStaging } from './sweep-staging.ts';

function stagedFiles({ staging }: TestStore) {
  return filesBelow(staging.path);
}

test('the digests are the published ones', async () => {
  // FIPS 180-4 and GB/T 32905-2016, appendix A.1: the message "abc".
  expect(digestText('abc')).toEqual({
    sha512:
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    size: 3,
  });
});

test('bytes are staged under their digest, however they come in pieces and however many they are', async () => {
  await using store = await givenStore();
  const sizes = fc.oneof(fc.nat(100), fc.constantFrom(32_768, 32_769, 1_048_576, 1_048_577));
  await fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1, max: 300_000 }), async (size, piece) => {
      const bytes = randomBytes(size);
      const pieces = Array.from({ length: Math.ceil(size / piece) }, (_, index) =>
        bytes.subarray(index * piece, (index + 1) * piece),
      );

      const staged = await stage(store.staging, Readable.from(pieces));

      const sha512 = createHash('sha512').update(bytes).digest('hex');
      const sm3 = createHash('sm3').update(bytes).digest('hex');
      expect(staged).toEqual({ sha512, sm3, size });
      expect((await readFile(stagedPath(store.staging, sha512))).equals(bytes)).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('a stream that breaks off leaves nothing', async () => {
  await using store = await givenStore();
  async function* brokenOff() {
    yield Buffer.from('half a docu');
    throw new Error('connection lost');
  }

  await expect(stage(store.staging, Readable.from(brokenOff()))).rejects.toThrow('connection lost');

  expect(await stagedFiles(store)).toEqual([]);
});

test("somebody else's file is copied and left alone; our own is taken over", async () => {
  await using store = await givenStore();
  const [theirs, ours] = [join(store.data, 'theirs'), join(store.data, 'ours')];
  await writeFile(theirs, 'a document', { mode: 0o444 });
  await writeFile(ours, 'a document');

  const copied = await stage(store.staging, theirs);
  const taken = await adopt(store.staging, ours);

  expect(taken).toEqual(copied);
  expect(await readdir(store.data)).toContain('theirs');
  expect(await readdir(store.data)).not.toContain('ours');
  expect(await stagedFiles(store)).toHaveLength(1);
  expect((await stat(stagedPath(store.staging, copied.sha512))).mode & 0o222).toBe(0);
});

test('what is staged can be read, whole and in part; what is not is named', async () => {
  await using store = await givenStore();
  const { sha512 } = await stageText(store.staging, 'a document');
  const { size, stream } = await openStaged(store.staging, sha512, { start: 2, end: 4 });

  expect(size).toBe(10);
  expect(await text(stream)).toBe('doc');
  expect(await hasStaged(store.staging, sha512)).toBe(true);
  expect(await hasStaged(store.staging, '0'.repeat(128))).toBe(false);
  await expect(openStaged(store.staging, '0'.repeat(128))).rejects.toMatchObject({
    code: 'store.staged-missing',
  });
  await expect(hasStaged(store.staging, '../../etc/passwd')).rejects.toMatchObject({
    code: 'store.bad-path',
  });
});

test('a sweep takes old bytes nobody refers to and leftovers, and nothing else', async () => {
  await using store = await givenStore();
  const { staging } = store;
  const [kept, unwanted, fresh] = await Promise.all(
    ['kept', 'unwanted', 'fresh'].map(async (name) => (await stageText(staging, name)).sha512),
  );
  await writeFile(join(staging.incoming, 'cut off'), 'half a docu');
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const sha512 of [kept, unwanted]) {
    await utimes(stagedPath(staging, sha512 ?? ''), yesterday, yesterday);
  }
  await utimes(join(staging.incoming, 'cut off'), yesterday, yesterday);

  const anHourAgo = new Date(Date.now() - 3_600_000);
  const swept = await sweepStaging(staging, async (sha512) => sha512 === kept, anHourAgo);

  expect(swept).toEqual({ staged: 1, leftovers: 1 });
  const left = (await stagedFiles(store)).map((path) => path.split('/').at(-1));
  expect(new Set(left)).toEqual(new Set([kept, fresh]));
});

test('bytes handed in again while a sweep looks at them stay', async () => {
  await using store = await givenStore();
  const { sha512 } = await stageText(store.staging, 'wanted after all');
  const yesterday = new Date(Date.now() - 86_400_000);
  await utimes(stagedPath(store.staging, sha512), yesterday, yesterday);
  const nobody = async () => {
    await stageText(store.staging, 'wanted after all');
    return false;
  };

  await sweepStaging(store.staging, nobody, new Date(Date.now() - 3_600_000));

  expect(await hasStaged(store.staging, sha512)).toBe(true);
});

test('hashing a large file leaves the event loop free', async () => {
  await using store = await givenStore();
  const path = join(store.data, 'film');
  await writeFile(path, Buffer.alloc(60_000_000, 7));
  const before = performance.eventLoopUtilization();

  await digestFile(path);

  // On the event loop itself it would be near 1.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});
