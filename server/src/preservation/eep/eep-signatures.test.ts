import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trustText } from '@lantai/contract/preservation/trust.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenSigner } from '../signatures/given-signer.test-fixture.ts';
import { Keystore } from '../signing/keystore.ts';
import { pem } from '../signing/pem.ts';
import { notChecked } from '../trust/judge-trust.ts';
import { readTrustFolder } from '../trust/read-trust-folder.ts';
import { givenPackage } from './given-eep.test-fixture.ts';
import { packRecord } from './pack-record.ts';
import { readEep } from './read-eep.ts';
import { signNewest } from './sign-newest.ts';
import { verifyEepSignatures } from './verify-eep-signatures.ts';
import { modifyEep } from './write-eep.ts';

const owner = { organisation: '云溪区档案馆（虚构）', name: '封装签名' };
const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2031-01-01T00:00:00Z') };
const signedAt = '2026-06-01T08:00:00Z';

async function givenSignedPackage() {
  const given = await givenPackage();
  const keystore = new Keystore(
    join(given.archive.directory, 'keys'),
    async () => '足够长的口令一二三四五六',
  );
  const { keyId, certificate } = await keystore.create(owner, period);
  const signer = await keystore.signer(keyId, new Date(signedAt));
  const path = join(given.archive.directory, 'signed.eep');
  await packRecord(given.archive.storage, path, given.packable, { signer, signedAt });
  return { ...given, path, signer, certificate: Buffer.from(certificate, 'base64') };
}

const verdict = (layer: number, kind: 'signature' | 'lock') => ({
  layer,
  id: `修改${layer}-签名1`,
  kind,
  outcome: 'holds',
  reason: null,
  signer: '封装签名',
  issuer: '封装签名',
  signedAt: kind === 'lock' ? null : signedAt,
  algorithm: '1.2.156.10197.1.501',
  validWhenSigned: kind === 'lock' ? null : true,
  trust: notChecked,
});

test('a signed package is one by the schema, and its signature and lock hold', async () => {
  const { archive, path } = await givenSignedPackage();
  await using _ = archive;
  expect((await readEep(path)).findings).toEqual([]);
  expect(await verifyEepSignatures(path)).toEqual({
    signatures: [verdict(0, 'signature'), verdict(0, 'lock')],
    unsignedLayers: [],
    refused: null,
  });
});

test('one changed byte of what is signed, or of its signature, is found wherever it is', async () => {
  const { archive, path } = await givenSignedPackage();
  await using _ = archive;
  const whole = await readFile(path);
  const start = whole.indexOf('<被签名对象');
  const end = whole.indexOf('<锁定签名>');
  const damaged = join(archive.directory, 'damaged.eep');
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.integer({ min: start, max: end - 1 }),
        fc.integer({ min: whole.indexOf('<电子签名块>'), max: end - 1 }),
      ),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        await writeFile(damaged, bytes);
        const { signatures, refused } = await verifyEepSignatures(damaged);
        const { findings } = await readEep(damaged);
        const holds = signatures.filter(({ outcome }) => outcome === 'holds');
        expect(refused !== null || holds.length < 2).toBe(true);
        expect(findings).not.toEqual([]);
      },
    ),
    { numRuns: 80 },
  );
}, 60_000);

test('a modification keeps the signed original inside, and is signed itself', async () => {
  const { archive, path, packable, signer } = await givenSignedPackage();
  await using _ = archive;
  const outer = join(archive.directory, 'outer.eep');
  const changed = {
    ...packable.eep,
    elements: { ...packable.eep.elements, 题名: '修改后的题名' },
  };
  await modifyEep(outer, path, changed, () => {
    throw new Error('every file is referred to');
  });
  expect((await verifyEepSignatures(outer)).unsignedLayers).toEqual([1]);
  await signNewest(outer, { signer, signedAt });
  expect((await readEep(outer)).findings).toEqual([]);
  expect((await verifyEepSignatures(outer)).signatures).toEqual([
    verdict(1, 'signature'),
    verdict(1, 'lock'),
    verdict(0, 'signature'),
  ]);

  // The inner object is changed: both layers say so.
  const text = await readFile(outer, 'utf8');
  await writeFile(outer, text.replace('王五', '王六'));
  const { signatures } = await verifyEepSignatures(outer);
  expect(signatures.map(({ layer, kind, outcome }) => [layer, kind, outcome])).toEqual([
    [1, 'signature', 'broken'],
    [1, 'lock', 'holds'],
    [0, 'signature', 'broken'],
  ]);
});

test('a certificate in the trust list is trusted, and its time is held against the signature', async () => {
  const { archive, path, certificate } = await givenSignedPackage();
  await using _ = archive;
  const folder = join(archive.directory, 'trust');
  await mkdir(folder);
  const judgedBy = async () => {
    const material = await readTrustFolder(folder);
    const trust = { material, now: '2026-07-01T00:00:00.000Z' };
    const { signatures } = await verifyEepSignatures(path, trust);
    return signatures.map((one) => one.trust && trustText(one.trust));
  };
  expect(await judgedBy()).toEqual(Array(2).fill('证书链未核验（没有配置信任的证书机构）'));
  await writeFile(
    join(folder, 'other.pem'),
    pem('CERTIFICATE', givenSigner('SM2', '别处').certificate),
  );
  expect(await judgedBy()).toEqual([
    `未列入信任列表（自签发证书，没有证书机构证明其身份；按文件夹 ${folder}）`,
    `未列入信任列表（自签发证书，没有证书机构证明其身份；签名没有写明时间，按核验时判断；按文件夹 ${folder}）`,
  ]);
  await writeFile(join(folder, 'own.pem'), pem('CERTIFICATE', certificate));
  expect(await judgedBy()).toEqual([
    `可信（本身列入信任列表；按文件夹 ${folder}）`,
    `可信（本身列入信任列表；签名没有写明时间，按核验时判断；按文件夹 ${folder}）`,
  ]);

  // Another time than was signed: the lock tells; and the certificate was not in its time.
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(signedAt, '2035-06-01T08:00:00Z'));
  const late = await verifyEepSignatures(path);
  expect(late.signatures).toEqual([
    { ...verdict(0, 'signature'), signedAt: '2035-06-01T08:00:00Z', validWhenSigned: false },
    expect.objectContaining({ kind: 'lock', outcome: 'broken' }),
  ]);
});

test('what is signed already is not signed over', async () => {
  const { archive, path, signer } = await givenSignedPackage();
  await using _ = archive;
  await expect(signNewest(path, { signer, signedAt })).rejects.toMatchObject({
    code: 'store.package-unusable',
  });
});
