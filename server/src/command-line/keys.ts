import { readFile, writeFile } from 'node:fs/promises';
import { execute } from '#platform/command.ts';
import { readCertificate } from '../preservation/signatures/certificate.ts';
import type { Keystore, KnownKey } from '../preservation/signing/keystore.ts';
import { keystoreOf } from '../preservation/signing/keystore-of.ts';
import { type KeyEvent, noteKey } from '../preservation/signing/note-key.ts';
import { pem } from '../preservation/signing/pem.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { operator, optional, required, withInstallation } from './with-installation.ts';

const usualYears = 5;

export const createKey: CliCommand = {
  usage: '--name 名称 --org 单位 [--years N]',
  summary: '建一把 SM2 签名密钥和自签发证书；口令由 LANTAI_KEY_FILE 或 LANTAI_KEY_PASSPHRASE 给出',

  run: (line) =>
    change(line, 'created', (keystore) => {
      const from = new Date();
      const to = new Date(from);
      to.setUTCFullYear(from.getUTCFullYear() + yearsOf(line));
      const owner = { name: required(line, 'name'), organisation: required(line, 'org') };
      return keystore.create(owner, { from, to });
    }),
};

export const listKeys: CliCommand = {
  usage: '',
  summary: '列出签名密钥：名称、证书、期限、是否作废',

  run: (line) =>
    withInstallation(line, async (installation) => {
      const keys = await keystoreOf(installation).list();
      if (line.json) console.log(JSON.stringify(keys));
      else if (keys.length === 0) console.log('密钥库中没有密钥。');
      else for (const key of keys) console.log(describe(key));
    }),
};

export const certifyKey: CliCommand = {
  usage: 'KEY --out FILE',
  summary: '写出向证书机构申请证书的文件（PKCS#10）',

  run: (line) =>
    change(line, 'requested', async (keystore) => {
      const request = await keystore.request(keyOf(line));
      await writeFile(required(line, 'out'), pem('CERTIFICATE REQUEST', request), { flag: 'wx' });
      return known(keystore, keyOf(line));
    }),
};

export const importCertificate: CliCommand = {
  usage: 'KEY CERTIFICATE',
  summary: '装入证书机构为这把密钥签发的证书（PEM 或 DER）',

  run: (line) =>
    change(line, 'certified', async (keystore) => {
      const path = line.positionals[1];
      if (path === undefined) throw new TypeError('缺少证书文件。');
      return keystore.takeCertificate(keyOf(line), await readFile(path));
    }),
};

export const revokeKey: CliCommand = {
  usage: 'KEY --reason 原因',
  summary: '作废一把密钥：此后不再用它签名，此前的签名仍然有效',

  run: (line) =>
    change(line, 'revoked', (keystore) =>
      keystore.revoke(keyOf(line), required(line, 'reason'), new Date()),
    ),
};

/** What changes a key is in the trail, under the operator's name. */
async function change(
  line: CommandLine,
  what: KeyEvent['what'],
  work: (keystore: Keystore) => Promise<KnownKey>,
): Promise<void> {
  await withInstallation(line, async (installation) => {
    const key = await work(keystoreOf(installation));
    await execute(installation.platform, noteKey, operator, { what, key });
    console.log(line.json ? JSON.stringify(key) : describe(key));
  });
}

function keyOf({ positionals: [keyId] }: CommandLine): string {
  if (keyId === undefined) throw new TypeError('缺少密钥标识；用 npx lantai keys list 查看。');
  return keyId;
}

function yearsOf(line: CommandLine): number {
  const years = Number(optional(line, 'years') ?? usualYears);
  if (!Number.isInteger(years) || years < 1 || years > 30)
    throw new TypeError('--years 应为 1 至 30 的整数。');
  return years;
}

async function known(keystore: Keystore, keyId: string): Promise<KnownKey> {
  const found = (await keystore.list()).find((key) => key.keyId === keyId);
  if (!found) throw new TypeError(`密钥库中没有 ${keyId}。`);
  return found;
}

function describe(key: KnownKey): string {
  const { issuer, validFrom, validTo } = readCertificate(Buffer.from(key.certificate, 'base64'));
  return [
    `${key.keyId}  ${key.organisation}  ${key.name}`,
    `  证书 ${key.isSelfIssued ? '自签发（非证书机构签发）' : `由 ${issuer.text} 签发`}，${validFrom.slice(0, 10)} 至 ${validTo.slice(0, 10)}`,
    ...(key.revokedAt === null ? [] : [`  已于 ${key.revokedAt} 作废：${key.revokedBecause}`]),
  ].join('\n');
}
