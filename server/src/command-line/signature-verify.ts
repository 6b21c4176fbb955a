import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { trustText } from '@lantai/contract/preservation/trust.ts';
import type { Certificate } from '../preservation/signatures/certificate.ts';
import { keyDigestOf } from '../preservation/signing/archive-signer.ts';
import {
  type DetachedVerdict,
  readSignatureOf,
  verifyDetached,
} from '../preservation/signing/detached-signature.ts';
import { judgeTrust } from '../preservation/trust/judge-trust.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { trustOn } from './trust-on-line.ts';

export const verifySignatureFile: CliCommand = {
  usage: 'FILE [--trust DIR | --data DIR]',
  summary:
    '验证文件旁的 FILE.sig：签名是否成立、由谁所签；签署人是否可信，按 --trust 的证书文件夹或 --data 中的信任列表；不成立时退出码为 1',

  async run(line) {
    const [file] = line.positionals;
    if (file === undefined) throw new TypeError('缺少文件。');
    if (!existsSync(file)) throw new TypeError(`没有文件 ${file}。`);
    const signature = await readSignatureOf(file);
    if (signature === undefined) throw new TypeError(`${file} 旁边没有签名 ${file}.sig。`);
    const told = await toldSignature(line, verifyDetached(await readFile(file), signature));
    if (told.outcome !== 'holds') process.exitCode = 1;
    console.log(line.json ? JSON.stringify(told) : describeSignature(told));
  },
};

export type ToldSignature = {
  readonly outcome: DetachedVerdict['outcome'];
  readonly signer: string | null;
  /** Null where the certificate could not be read. */
  readonly keyDigest: string | null;
  readonly trust: string | null;
};

/** A verdict with what is known of the signer: by the key always, by name as far as somebody vouches for it. */
export async function toldSignature(
  line: CommandLine,
  { outcome, signer, certificate }: DetachedVerdict,
): Promise<ToldSignature> {
  const keyDigest = certificate ? keyDigestOf(certificate.point) : null;
  return {
    outcome,
    signer,
    keyDigest,
    trust: certificate ? await trusted(line, certificate) : null,
  };
}

async function trusted(line: CommandLine, certificate: Certificate): Promise<string> {
  // It does not say when it was made, so its certificate is judged by now.
  const then = { moment: null, isProven: false };
  return trustText(judgeTrust(certificate, [], await trustOn(line), then));
}

const outcomes = { holds: '成立', broken: '不成立', 'not-verified': '没有验证' } as const;

export function describeSignature({ outcome, signer, keyDigest, trust }: ToldSignature): string {
  return [
    `签名${outcomes[outcome]}`,
    ...(signer ? [`  签署人 ${signer}`] : []),
    ...(keyDigest ? [`  公钥摘要（SM3）${keyDigest}`] : []),
    ...(trust ? [`  ${trust}`] : []),
  ].join('\n');
}
