import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asOwner, leaveEntries, seal, trailOf, verify } from '#audit/trail.fixture.ts';
import { openTestArchive } from '../../../test/test-archive.ts';
import { sealTrail } from './seal-trail.ts';
import { startSealer } from './sealer.ts';

test('every entry is sealed once, in blocks of limited size, as read-only files and as rows', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 10);

  expect(await seal(archive)).toEqual({ blocks: 3, entries: 10, refusal: null });
  expect(await seal(archive)).toEqual({ blocks: 0, entries: 0, refusal: null });
  await leaveEntries(archive, 1);
  expect(await seal(archive)).toEqual({ blocks: 1, entries: 1, refusal: null });

  const names = ['000000001.jsonl', '000000002.jsonl', '000000003.jsonl', '000000004.jsonl'];
  expect(await readdir(trailOf(archive))).toEqual(names);
  const { mode } = await stat(join(trailOf(archive), '000000001.jsonl'));
  expect(mode & 0o777).toBe(0o444);
  expect(await verify(archive)).toMatchObject({
    ok: true,
    sources: ['database', 'files'],
    entries: 11,
    blocks: 4,
    sealedTo: 11,
    unsealed: 0,
    findings: [],
  });
});

test('a block ends before its texts grow beyond its limit, but holds one entry at least', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 3);
  const limits = { entries: 100, characters: 10 };
  const sealing = await sealTrail(archive.platform, { directory: trailOf(archive), limits });
  expect(sealing).toEqual({ blocks: 3, entries: 3, refusal: null });
});

test('several sealers at once seal nothing twice and leave nothing out', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 40);
  const rounds = await Promise.all([1, 2, 3, 4].map(() => seal(archive)));
  expect(rounds.reduce((sum, { entries }) => sum + entries, 0)).toBe(40);
  expect(await verify(archive)).toMatchObject({ ok: true, sealedTo: 40, blocks: 10 });
});

test('a trail that is being written and sealed verifies at any moment', async () => {
  await using archive = await openTestArchive();
  const write = async () => {
    for (let round = 0; round < 15; round += 1) {
      await leaveEntries(archive, 3);
      await seal(archive);
    }
  };
  const check = async () => {
    for (let round = 0; round < 15; round += 1)
      expect(await verify(archive)).toMatchObject({ ok: true, findings: [] });
  };
  await Promise.all([write(), write(), check()]);
  expect(await verify(archive)).toMatchObject({ ok: true, entries: 90 });
});

test('a block whose file was written before the process was cut off is finished from its file', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 6);
  await seal(archive);
  const path = join(trailOf(archive), '000000002.jsonl');
  const before = await readFile(path, 'utf8');
  await asOwner(archive, 'delete from trail_block where height = 2');
  expect(await verify(archive)).toMatchObject({
    ok: false,
    findings: [{ kind: 'block-missing', where: 'database', height: 2 }],
  });

  expect(await seal(archive)).toEqual({ blocks: 1, entries: 2, refusal: null });
  expect(await readFile(path, 'utf8')).toBe(before);
  expect(await verify(archive)).toMatchObject({ ok: true, sealedTo: 6 });
});

test('what a killed process wrote only in part is written anew', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 6);
  await seal(archive);
  await leaveEntries(archive, 2);
  const unfinished = join(trailOf(archive), '000000003.jsonl.unfinished');
  await writeFile(unfinished, '{"half', { mode: 0o444 });
  expect(await verify(archive)).toMatchObject({ ok: true, unsealed: 2 });
  expect(await seal(archive)).toEqual({ blocks: 1, entries: 2, refusal: null });
  expect(await readdir(trailOf(archive))).not.toContain('000000003.jsonl.unfinished');
  expect(await verify(archive)).toMatchObject({ ok: true, sealedTo: 8 });
});

test('a file that does not agree with the database is never overwritten', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 6);
  await seal(archive);
  await asOwner(
    archive,
    'delete from trail_block where height = 2',
    `update trail_entry set actor_name = '他人' where seq = 6`,
  );
  const path = join(trailOf(archive), '000000002.jsonl');
  const before = await readFile(path, 'utf8');

  expect(await seal(archive)).toEqual({
    blocks: 0,
    entries: 0,
    refusal: '块文件 000000002.jsonl 已经存在而与库中记录不符，未覆盖，暂停封存；请校验审计链。',
  });
  expect(await readFile(path, 'utf8')).toBe(before);
});

test('nothing is chained to a row that is not what its file says', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 4);
  await seal(archive);
  await leaveEntries(archive, 4);
  await asOwner(archive, `update trail_block set hash = repeat('a', 64) where height = 1`);
  expect((await seal(archive)).refusal).toContain('第 1 块');
  expect(await readdir(trailOf(archive))).toEqual(['000000001.jsonl']);
});

test('no block is written over a lost one', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 4);
  await seal(archive);
  await leaveEntries(archive, 4);
  await rename(trailOf(archive), `${trailOf(archive)}-elsewhere`);
  expect((await seal(archive)).refusal).toContain('第 1 块');
});

test('entries before a gap are sealed, the gap is reported, and nothing behind it is sealed', async () => {
  await using archive = await openTestArchive();
  await leaveEntries(archive, 8);
  await asOwner(archive, 'delete from trail_entry where seq = 6');
  expect(await seal(archive)).toEqual({
    blocks: 2,
    entries: 5,
    refusal: '库中第 6 条被删除。',
  });
});

test('the running sealer seals what comes, and everything when it stops', async () => {
  await using archive = await openTestArchive();
  const said: string[] = [];
  const log = { error: (_error: unknown, message: string) => said.push(message) };
  await leaveEntries(archive, 5);
  const sealer = startSealer(archive.platform, trailOf(archive), { everySeconds: 0.05, log });
  await expect.poll(() => verify(archive)).toMatchObject({ ok: true, sealedTo: 5 });
  await leaveEntries(archive, 2);
  await sealer.stop();
  expect(await verify(archive)).toMatchObject({ ok: true, sealedTo: 7 });
  expect(said).toEqual([]);

  await asOwner(archive, 'delete from trail_entry where seq = 7');
  await leaveEntries(archive, 1);
  await asOwner(archive, `update trail_block set hash = repeat('a', 64) where last_seq = 7`);
  const second = startSealer(archive.platform, trailOf(archive), { everySeconds: 0.02, log });
  await expect.poll(() => second.latest()?.refusal).toContain('暂停封存');
  await second.stop();
  expect(said).toEqual(['the trail is not sealed any further']);
});
