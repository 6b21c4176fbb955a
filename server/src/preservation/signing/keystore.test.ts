import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCertificate } from '../signatures/certificate.ts';
import { isSignedBySm2 } from '../signatures/sm2.ts';
import { Keystore } from './keystore.ts';
import { makeCertificate } from './make-certificate.ts';
import { passphraseFrom } from './passphrase.ts';
import { pem } from './pem.ts';
import { signMessage } from './sign-message.ts';
import { newSm2Pair } from './sign-sm2.ts';

const owner = { organisation: '云溪区档案馆（虚构）', name: '电子档案签名' };
const period = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2031-01-01T00:00:00Z') };
const now = new Date('2026-06-01T00:00:00Z');
const message = Buffer.from('封装包');

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lantai-keys-'));
});
afterEach(() => rm(directory, { recursive: true }));

const keystore = (passphrase = '一二三四五六七八九十甲乙') =>
  new Keystore(join(directory, 'keys'), async () => passphrase);

test('a key is kept sealed, signs with the right pass phrase, and with no other', async () => {
  const { keyId, isSelfIssued } = await keystore().create(owner, period);
  expect(isSelfIssued).toBe(true);
  const signer = await keystore().signer(keyId, now);
  const { point } = readCertificate(signer.certificate);
  expect(isSignedBySm2([message], await signMessage(signer, [message]), point)).toBe(true);
  await expect(keystore('另一个足够长的口令甲乙丙').signer(keyId, now)).rejects.toMatchObject({
    code: 'preservation.key-locked',
  });
  const [name = ''] = await readdir(join(directory, 'keys'));
  const { mode } = await stat(join(directory, 'keys', name));
  expect(mode & 0o077).toBe(0);
});

test("one key's secret does not open beside another's certificate", async () => {
  const one = await keystore().create(owner, period);
  const other = await keystore().create(owner, period);
  const path = (keyId: string) => join(directory, 'keys', `${keyId}.key.json`);
  const read = async (keyId: string) => JSON.parse(await readFile(path(keyId), 'utf8'));
  const mixed = { ...(await read(one.keyId)), secret: (await read(other.keyId)).secret };
  await writeFile(path(one.keyId), JSON.stringify(mixed));
  await expect(keystore().signer(one.keyId, now)).rejects.toMatchObject({
    code: 'preservation.key-locked',
  });
});

test('a revoked key signs nothing more, and the newest of the others is the usual one', async () => {
  const first = await keystore().create(owner, period);
  const later = { ...period, from: new Date('2026-02-01T00:00:00Z') };
  const second = await keystore().create(owner, later);
  expect((await keystore().usualSigner(now))?.keyId).toBe(second.keyId);
  const revoked = await keystore().revoke(second.keyId, '介质遗失', now);
  expect(revoked).toMatchObject({ revokedAt: now.toISOString(), revokedBecause: '介质遗失' });
  await expect(keystore().signer(second.keyId, now)).rejects.toMatchObject({
    code: 'preservation.key-revoked',
  });
  expect((await keystore().usualSigner(now))?.keyId).toBe(first.keyId);
});

test('a certificate is taken for the key it was issued for, and only within its time is signed', async () => {
  const { keyId } = await keystore().create(owner, period);
  const foreign = pem('CERTIFICATE', makeCertificate(newSm2Pair(), owner, period));
  await expect(keystore().takeCertificate(keyId, Buffer.from(foreign))).rejects.toMatchObject({
    code: 'preservation.certificate-not-of-key',
  });
  await expect(keystore().takeCertificate(keyId, Buffer.from('无'))).rejects.toMatchObject({
    code: 'preservation.certificate-unreadable',
  });
  await expect(keystore().signer(keyId, new Date('2031-01-02'))).rejects.toMatchObject({
    code: 'preservation.certificate-expired',
  });
});

test('the pass phrase comes from a file or the environment, and a short one is refused', async () => {
  const path = join(directory, 'passphrase');
  await writeFile(path, '足够长的口令一二三四五六\n');
  expect(await passphraseFrom({ LANTAI_KEY_FILE: path })()).toBe('足够长的口令一二三四五六');
  await expect(passphraseFrom({ LANTAI_KEY_PASSPHRASE: '短' })()).rejects.toMatchObject({
    code: 'preservation.no-passphrase',
  });
});
