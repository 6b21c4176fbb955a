import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveSignature } from '@lantai/contract/preservation/archive-signature.ts';
import type { SelfTestFault } from '@lantai/contract/transfer/self-test.ts';
import { Digester, digestText } from '../../preservation/digest.ts';
import { writeNew } from '../../preservation/durable.ts';
import { keyDigestOf, type Signing } from '../../preservation/signing/archive-signer.ts';
import {
  type DetachedVerdict,
  signDetached,
  verifyDetached,
} from '../../preservation/signing/detached-signature.ts';
import { filesOf, sealName, sealSignatureName } from './package-folder.ts';

/** A file of a package as its bytes are now. */
export type SealedFile = {
  readonly path: string;
  readonly size: number;
  readonly sm3: string;
};

/** Writes down the digest of every file there is; the digest of that list is the package's own. */
export async function sealPackage(folder: string): Promise<{ sm3: string; files: SealedFile[] }> {
  const files: SealedFile[] = [];
  for (const path of await filesOf(folder)) files.push(await digestOf(folder, path));
  const text = sealText(files);
  await writeNew(join(folder, sealName), text);
  return { sm3: digestText(text).sm3, files: [...files, await digestOf(folder, sealName)] };
}

/** Signs that list and with it every file; what was written, and who did it or why nobody. */
export async function signSeal(
  folder: string,
  { signer, signature }: Signing,
): Promise<{ signature: ArchiveSignature; files: SealedFile[] }> {
  if (!signer) return { signature, files: [] };
  const text = await signDetached(await readFile(join(folder, sealName)), signer);
  await writeNew(join(folder, sealSignatureName), text);
  return { signature, files: [await digestOf(folder, sealSignatureName)] };
}

/** What is wrong with the signature, by what was noted when the package was made. */
export function signatureFaults(
  noted: ArchiveSignature | undefined,
  found: DetachedVerdict | null,
): SelfTestFault[] {
  const fault = (expected: string, actual: string) => [
    { object: sealSignatureName, expected, actual },
  ];
  if (noted?.state !== 'signed') return found ? fault('没有签名', '有签名') : [];
  if (!found) return fault('在包内', '缺失');
  if (found.outcome !== 'holds')
    return fault('签名成立', found.outcome === 'broken' ? '不成立' : '不能验证');
  const { certificate } = found;
  const isOurs = certificate && keyDigestOf(certificate.point) === noted.keyDigest;
  return isOurs ? [] : fault(`由 ${noted.signer} 签名`, '由另一把密钥签名');
}

export type SealReading = {
  /** The digest of the list as it lies there; null where there is none. */
  readonly sm3: string | null;
  readonly files: readonly SealedFile[];
  readonly faults: readonly SelfTestFault[];
  /** Files that the list does not name. */
  readonly surplus: readonly string[];
  /** Over the list and so over every file; null where nobody signed it. */
  readonly signature: DetachedVerdict | null;
};

/** Reads every byte of a package and holds it against its list. */
export async function readSeal(folder: string): Promise<SealReading> {
  const text = await readFile(join(folder, sealName), 'utf8').catch(() => null);
  const listed = readSealText(text ?? '');
  const besides = [sealName, sealSignatureName];
  const there = (await filesOf(folder)).filter((path) => !besides.includes(path));
  const signature = await readFile(join(folder, sealSignatureName), 'utf8').catch(() => null);
  const files: SealedFile[] = [];
  const faults: SelfTestFault[] = [];
  for (const path of there) {
    const file = await digestOf(folder, path);
    files.push(file);
    const expected = listed.get(path);
    if (expected !== undefined && expected !== file.sm3)
      faults.push({ object: path, expected, actual: file.sm3 });
  }
  const missing = [...listed.keys()].filter((path) => !there.includes(path)).map(absent);
  const own = [
    ...(text === null ? [] : [sealName]),
    ...(signature === null ? [] : [sealSignatureName]),
  ];
  for (const path of own) files.push(await digestOf(folder, path));
  return {
    sm3: text === null ? null : digestText(text).sm3,
    files,
    faults: [...(text === null ? [absent(sealName)] : []), ...faults, ...missing],
    signature: signature === null ? null : verifyDetached(Buffer.from(text ?? ''), signature),
    surplus: there.filter((path) => !listed.has(path)),
  };
}

function absent(object: string): SelfTestFault {
  return { object, expected: '在包内', actual: '缺失' };
}

function sealText(files: readonly SealedFile[]): string {
  return files.map(({ path, sm3, size }) => `${sm3}  ${size}  ${path}\n`).join('');
}

function readSealText(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [sm3 = '', , ...path] = line.split('  ');
      return [path.join('  '), sm3];
    }),
  );
}

async function digestOf(folder: string, path: string): Promise<SealedFile> {
  const digester = new Digester(['sm3']);
  const { size } = await stat(join(folder, path));
  for await (const chunk of createReadStream(join(folder, path)) as AsyncIterable<Buffer>)
    digester.update(chunk);
  return { path, size, sm3: digester.finish().get('sm3') ?? '' };
}
