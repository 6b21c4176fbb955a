import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blockName } from '#audit/sealing/block-files.ts';
import { exportBlocks } from '#audit/sealing/export-blocks.ts';
import { givenSealedTrail, runOutsidersScript, trailOf } from '#audit/trail.fixture.ts';
import { Keystore } from './keystore.ts';
import { signTrail, verifyTrailSignatures } from './sign-trail.ts';

const owner = { organisation: '云溪区档案馆（虚构）', name: '审计签名' };
const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2051-01-01T00:00:00Z') };
const now = new Date('2026-06-01T00:00:00Z');

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lantai-trail-keys-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function givenSignedTrail() {
  const archive = await givenSealedTrail();
  const trail = trailOf(archive);
  const keystore = new Keystore(join(directory, 'keys'), async () => '足够长的口令一二三四五六');
  const { keyId } = await keystore.create(owner, period);
  const signed = await signTrail(trail, await keystore.signer(keyId, now));
  return { trail, keystore, keyId, signed, ownKeys: await keystore.publicKeys() };
}

async function rewrite(path: string, change: (bytes: Buffer) => void): Promise<void> {
  const bytes = await readFile(path);
  change(bytes);
  await chmod(path, 0o644);
  await writeFile(path, bytes);
}

test('every block is signed once, and a flipped byte in a block or a signature is found', async () => {
  const { trail, keystore, keyId, signed, ownKeys } = await givenSignedTrail();
  expect(signed).toBe(5);
  expect(await signTrail(trail, await keystore.signer(keyId, now))).toBe(0);
  expect(await verifyTrailSignatures(trail, ownKeys)).toEqual({
    signed: 5,
    unsigned: 0,
    signers: ['审计签名'],
    findings: [],
  });
  const target = join(directory, 'exported');
  await exportBlocks({ directory: trail, target });
  expect(await runOutsidersScript(target)).toMatchObject({ ok: true, signed: 5, unsigned: 0 });

  await rewrite(join(trail, blockName(2)), (bytes) => bytes.writeUInt8(0x20, bytes.length - 1));
  await rewrite(join(trail, `${blockName(4)}.sig`), (bytes) => {
    const at = bytes.indexOf('"value":"') + 30;
    bytes.writeUInt8(bytes.readUInt8(at) === 0x41 ? 0x42 : 0x41, at);
  });
  const broken = [
    { height: 2, kind: 'signature-broken' },
    { height: 4, kind: 'signature-broken' },
  ];
  expect((await verifyTrailSignatures(trail, ownKeys)).findings).toEqual(broken);
  const { ok, findings } = await runOutsidersScript(trail);
  expect(ok).toBe(false);
  expect(findings).toEqual(expect.arrayContaining(broken));
});

test('who signs the trail with a key of their own is found out by the keystore', async () => {
  const { trail, ownKeys } = await givenSignedTrail();
  const foreign = new Keystore(join(directory, 'foreign'), async () => '另一个足够长的口令一二三');
  const { keyId } = await foreign.create(owner, period);
  await rm(join(trail, `${blockName(5)}.sig`));
  await signTrail(trail, await foreign.signer(keyId, now));
  expect((await verifyTrailSignatures(trail, ownKeys)).findings).toEqual([
    { height: 5, kind: 'signer-unknown' },
  ]);
});

test('a block that was changed before is not signed', async () => {
  const { trail, keystore, keyId } = await givenSignedTrail();
  await rm(join(trail, `${blockName(3)}.sig`));
  await rewrite(join(trail, blockName(3)), (bytes) => {
    bytes.writeUInt8(0x39, bytes.indexOf('"seq":10') + 7);
  });
  expect(await signTrail(trail, await keystore.signer(keyId, now))).toBe(0);
  expect(await verifyTrailSignatures(trail)).toMatchObject({ signed: 4, unsigned: 1 });
});

test('what a key signed before it was revoked stays, what is sealed afterwards does not count', async () => {
  const { trail, keystore, keyId } = await givenSignedTrail();
  const header = JSON.parse(
    (await readFile(join(trail, blockName(5)), 'utf8')).split('\n')[0] ?? '',
  );
  const sealed = Date.parse(header.sealedAt);
  await keystore.revoke(keyId, '介质遗失', new Date(sealed + 60_000));
  expect(await verifyTrailSignatures(trail, await keystore.publicKeys())).toMatchObject({
    signed: 5,
    findings: [],
  });
  const path = join(directory, 'keys', `${keyId}.key.json`);
  const entry = JSON.parse(await readFile(path, 'utf8'));
  const earlier = { ...entry, revokedAt: new Date(sealed - 60_000).toISOString() };
  await writeFile(path, JSON.stringify(earlier));
  const { findings } = await verifyTrailSignatures(trail, await keystore.publicKeys());
  expect(findings).toContainEqual({ height: 5, kind: 'key-revoked' });
});
