import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenFolder } from '../preservation/given-folder.test-fixture.ts';
import { cmsOf } from '../preservation/signatures/given-cms.test-fixture.ts';
import {
  ofdParts,
  signOfd,
  zipOfd,
} from '../preservation/signatures/given-signed-ofd.test-fixture.ts';
import { signedPdf } from '../preservation/signatures/given-signed-pdf.test-fixture.ts';
import { givenSigner } from '../preservation/signatures/given-signer.test-fixture.ts';
import { pem } from '../preservation/signing/pem.ts';
import { givenChain, revocationListOf } from '../preservation/trust/given-chain.test-fixture.ts';

const cli = join(import.meta.dirname, '../cli.ts');

/** `npx lantai …`, as somebody runs it who has nothing but the file. */
async function lantai(...args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout.trim() }),
    );
  });
}

const signer = givenSigner('SM2', '示例机关');
const parts = signOfd(ofdParts(), { type: 'Sign', value: (xml) => cmsOf(signer, xml) });

test('a signed file is verified on the command line, for a person and for a program', async () => {
  await using folder = await givenFolder();
  const ofd = await folder.write('a.ofd', zipOfd(parts));
  expect(await lantai('ofd', 'verify', ofd)).toEqual({
    code: 0,
    said: `签名 1 枚
电子签名 签名 1：成立
  签署人 示例机关（证书颁发者 示例机关）
  时间 2026-03-01T01:30:00.000Z
  算法 SM2／SM3
  覆盖 3 个文件
  证书链未核验（没有配置信任的证书机构）`,
  });
  const pdf = await folder.write(
    'a.pdf',
    signedPdf({ subFilter: 'adbe.pkcs7.detached', sign: (content) => cmsOf(signer, content) }),
  );
  const { code, said } = await lantai('pdf', 'verify', pdf, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ kind: 'read', signatures: [{ outcome: 'holds' }] });
}, 60_000);

test('what does not hold, or is not protected, or is no document at all, sets the exit code', async () => {
  await using folder = await givenFolder();
  const changed = { ...parts, 'Doc_0/Document.xml': Buffer.from('<x/>') };
  const added = { ...parts, 'Doc_0/extra.xml': Buffer.from('<x/>') };
  const answers = [
    await lantai('ofd', 'verify', await folder.write('a.ofd', zipOfd(changed))),
    await lantai('ofd', 'verify', await folder.write('b.ofd', zipOfd(added))),
    await lantai('ofd', 'verify', await folder.write('c.ofd', 'nothing')),
  ];
  expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(answers[1]?.said).toContain('不受签名保护：\n  Doc_0/extra.xml');
  expect(answers[2]?.said).toBe('没有验证：OFD 文件已损坏，或不是 ZIP');
}, 60_000);

test('whom a folder of certificates trusts is told, and an unreadable folder is no trust', async () => {
  await using folder = await givenFolder();
  const { root, issuing, signer: trusted } = givenChain();
  const pdf = await folder.write(
    'a.pdf',
    signedPdf({ subFilter: 'adbe.pkcs7.detached', sign: (content) => cmsOf(trusted, content) }),
  );
  const trust = join(pdf, '../trust');
  await mkdir(trust);
  await folder.write('trust/root.pem', pem('CERTIFICATE', root.certificate));
  await folder.write('trust/issuing.cer', issuing.certificate);
  const outcome = async () => {
    const { code, said } = await lantai('pdf', 'verify', pdf, '--trust', trust, '--json');
    const [verdict] = JSON.parse(said).signatures;
    return [code, verdict.outcome, verdict.trust.outcome, verdict.trust.list];
  };
  expect(await outcome()).toEqual([0, 'holds', 'trusted', `文件夹 ${trust}`]);
  const revoked = [{ of: trusted, at: '2026-02-20T00:00:00Z' }];
  await folder.write('trust/issuing.crl', revocationListOf(issuing, revoked));
  expect(await outcome()).toEqual([2, 'holds', 'revoked', `文件夹 ${trust}`]);
  expect((await lantai('pdf', 'verify', pdf, '--trust', `${trust}-elsewhere`)).code).not.toBe(0);
}, 60_000);
