import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveSigner } from './archive-signer.ts';
import { givenKey, keystoreIn } from './given-key.test-fixture.ts';

const now = new Date('2026-06-01T00:00:00Z');

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lantai-keys-'));
});
afterEach(() => rm(directory, { recursive: true }));

const unsigned = (reason: string) => ({
  signer: undefined,
  signature: { state: 'unsigned', reason },
});

test('the archive signs with its newest key that is not revoked, as soon as there is another', async () => {
  const { keystore, key, signs } = await givenKey(directory);
  expect((await signs(now)).signature).toEqual({
    ...{ state: 'signed', signer: '示例局档案室电子签名', keyId: key.keyId },
    keyDigest: expect.stringMatching(/^[0-9a-f]{64}$/u),
  });
  const { key: second } = await givenKey(directory, { from: new Date('2026-02-01T00:00:00Z') });
  expect((await signs(now)).signature).toMatchObject({ keyId: second.keyId });
  await keystore.revoke(second.keyId, '试验', now);
  expect((await signs(now)).signature).toMatchObject({ keyId: key.keyId });
  await keystore.revoke(key.keyId, '试验', now);
  expect(await signs(now)).toEqual(unsigned('no-key'));
});

test('where nobody signs it is said why', async () => {
  const keyless = archiveSigner(keystoreIn(directory), () => true);
  expect(await keyless(now)).toEqual(unsigned('no-key'));
  const { key, signs } = await givenKey(directory);
  expect(await archiveSigner(keystoreIn(directory), () => false)(now)).toEqual(
    unsigned('no-passphrase'),
  );
  const mistaken = archiveSigner(keystoreIn(directory, '另一个足够长的口令甲乙丙'), () => true);
  expect(await mistaken(now)).toEqual(unsigned('key-unusable'));
  // Kept open since June, its certificate ends all the same.
  await signs(now);
  expect(await signs(new Date('2031-06-01T00:00:00Z'))).toEqual(unsigned('key-unusable'));
  await writeFile(join(directory, 'keys', `${key.keyId}.key.json`), '{');
  expect(await signs(now)).toEqual(unsigned('key-unusable'));
});
