import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { verifier } from '../access/export/verifier.ts';
import { signatureVerifier } from '../audit/sealing/export-blocks.ts';
import { verifySignatureFile } from '../command-line/signature-verify.ts';
import { verifyTransferPackage } from '../command-line/transfer-verify.ts';
import { signDetached, verifyDetached } from '../preservation/signing/detached-signature.ts';
import { givenKey, passphrase } from '../preservation/signing/given-key.test-fixture.ts';
import { givenTransferring } from './given-transfer.test-fixture.ts';
import { openZip } from './open-zip.test-fixture.ts';
import { filesOf, sealName, sealSignatureName } from './package/package-folder.ts';

const run = promisify(execFile);

async function givenSigned() {
  const given = await givenTransferring();
  const { archive } = given;
  const { key, signs } = await givenKey(archive.directory);
  given.signs = signs;
  const { batchId } = await given.plan('electronic', await given.records(2));
  await given.pack(batchId);
  return { ...given, key, signs, batchId, folder: await given.folder(batchId) };
}

const failedIn = (tested: Awaited<ReturnType<Awaited<ReturnType<typeof givenSigned>>['test']>>) =>
  tested?.results
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ item, faults }) => [item, faults.map(({ object, actual }) => [object, actual])]);

/** The scripts as the receiving archive has them: in a folder of their own. */
async function verifiedWithout(directory: string, folder: string) {
  const script = join(directory, 'verify.mjs');
  await copyFile(verifier, script);
  await copyFile(signatureVerifier, join(directory, 'verify-signature.mjs'));
  const { stdout } = await run(process.execPath, [script, folder, '--json']).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout) as {
    whole: boolean;
    key: string | null;
    problems: { path: string }[];
    records: { code: string }[];
  };
}

test('a package is signed where the archive has a key, and the signature is verified before it leaves', async () => {
  const { archive, batchId, key, folder, ...given } = await givenSigned();
  await using _ = archive;
  const { package: made } = await given.batch(batchId);
  expect(made?.files).toBe((await filesOf(folder)).length);
  expect(made?.signature).toMatchObject({
    ...{ state: 'signed', signer: '示例局档案室电子签名', keyId: key.keyId },
  });
  expect(failedIn(await given.test(batchId))).toEqual([]);
  await given.send(batchId);
  const keyDigest = made?.signature?.state === 'signed' ? made.signature.keyDigest : '';
  expect(await verifiedWithout(archive.directory, folder)).toMatchObject({
    ...{ whole: true, key: keyDigest, problems: [] },
    records: [{ code: 'A001-WS·2015-Y-BGS-0001' }, { code: 'A001-WS·2015-Y-BGS-0002' }],
  });
});

test('a signature that was changed, lost, or made by another key keeps the package back', async () => {
  const { archive, batchId, folder, ...given } = await givenSigned();
  await using _ = archive;
  const path = join(folder, sealSignatureName);
  const whole = await readFile(path, 'utf8');
  await chmod(path, 0o644);
  const { value } = JSON.parse(whole) as { value: string };
  await writeFile(
    path,
    whole.replace(
      value,
      value.replace(/[A-Z]/u, (one) => (one === 'A' ? 'B' : 'A')),
    ),
  );
  expect(failedIn(await given.test(batchId))).toEqual([['seal', [[sealSignatureName, '不成立']]]]);
  expect(await verifiedWithout(archive.directory, folder)).toMatchObject({
    ...{ whole: false, key: null, problems: [{ path: sealSignatureName }] },
  });

  const { keystore, key } = await givenKey(join(archive.directory, 'elsewhere'));
  const stranger = await keystore.signer(key.keyId, archive.platform.now());
  await writeFile(path, await signDetached(await readFile(join(folder, sealName)), stranger));
  expect(failedIn(await given.test(batchId))).toEqual([
    ['seal', [[sealSignatureName, '由另一把密钥签名']]],
  ]);

  await writeFile(path, whole);
  expect(failedIn(await given.test(batchId))).toEqual([]);
  await rm(path);
  await expect(given.send(batchId)).rejects.toMatchObject({
    code: 'transfer.package-changed',
    details: { files: sealSignatureName },
  });
});

test('without a key a package leaves unsigned and says so; a signature that turns up in it is found', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(1));
  await given.pack(batchId);
  const folder = await given.folder(batchId);
  expect((await given.batch(batchId)).package?.signature).toEqual({
    ...{ state: 'unsigned', reason: 'no-key' },
  });
  expect(failedIn(await given.test(batchId))).toEqual([]);
  const { keystore, key } = await givenKey(archive.directory);
  const signer = await keystore.signer(key.keyId, archive.platform.now());
  const list = await readFile(join(folder, sealName));
  await writeFile(join(folder, sealSignatureName), await signDetached(list, signer));
  await expect(given.send(batchId)).rejects.toMatchObject({ code: 'transfer.package-changed' });
});

test('the receiving side asks the command line: what is sound and who signed it, and what is not', async () => {
  const { archive, folder, batchId, key, ...given } = await givenSigned();
  await using _ = archive;
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const ask = async () => {
    said.mockClear();
    await verifyTransferPackage.run({ positionals: [folder], options: {}, json: true });
    return JSON.parse(String(said.mock.calls[0]?.[0])) as {
      valid: boolean;
      errors: { message: string }[];
    };
  };
  expect(await ask()).toEqual({ valid: true, errors: [], warnings: [] });
  await writeFile(join(folder, 'A001/夹带.eep'), '夹带');
  const { valid, errors } = await ask();
  expect([valid, errors.map(({ message }) => message)]).toEqual([
    false,
    [
      'A001/夹带.eep：应为 列入固化验证信息，实为 未列。',
      'A001/夹带.eep：应为 列入目录文件，实为 未列。',
    ],
  ]);
  const list = join(folder, sealName);
  const signedBy = async (options: Record<string, string>) => {
    said.mockClear();
    await verifySignatureFile.run({ positionals: [list], options, json: true });
    return JSON.parse(String(said.mock.calls[0]?.[0])) as unknown;
  };
  expect(await signedBy({})).toMatchObject({
    ...{ outcome: 'holds', trust: '证书链未核验（没有配置信任的证书机构）' },
  });
  const trust = join(archive.directory, 'trust');
  await mkdir(trust);
  await writeFile(join(trust, 'given.cer'), Buffer.from(key.certificate, 'base64'));
  expect(await signedBy({ trust })).toMatchObject({
    ...{ outcome: 'holds', trust: expect.stringMatching(/^可信（/) },
  });
  said.mockRestore();
  process.exitCode = 0;
  expect((await given.batch(batchId)).state).toBe('packaged');
});

test('a certificate of transfer is signed as a text that anybody can verify, and its printing says by which key', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  vi.stubEnv('LANTAI_KEY_PASSPHRASE', passphrase);
  const { key } = await givenKey(archive.directory);
  const { recordIds } = await given.transferred(1);
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, given.archivist);
  const url = `/api/records/${recordIds[0]}/transfer-certificate`;
  const told = (await server.app.inject({ url, headers })).json<{
    text: string;
    textSm3: string;
    signature: { state: string };
    signatureFile: string;
  }>();
  expect(told.text).toContain('\n档号：A001-WS·2015-Y-BGS-0001\n');
  expect(told.signature).toMatchObject({ state: 'signed', keyId: key.keyId });
  const verdict = (text: string) => verifyDetached(Buffer.from(text), told.signatureFile).outcome;
  expect([verdict(told.text), verdict(told.text.replace('0001', '0002'))]).toEqual([
    ...['holds', 'broken'],
  ]);
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'transfer.print-certificate',
    details: { textSm3: told.textSm3, signature: { keyId: key.keyId } },
  });
  const scripts = await server.app.inject({ url: '/api/transfer/verifier', headers });
  const zip = join(archive.directory, 'verifier.zip');
  await writeFile(zip, scripts.rawPayload);
  expect([...(await openZip(zip)).keys()]).toEqual(['verify.mjs', 'verify-signature.mjs']);
  vi.unstubAllEnvs();
});
