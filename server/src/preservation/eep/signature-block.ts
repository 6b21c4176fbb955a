import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { readCertificate } from '../signatures/certificate.ts';
import { signMessage } from '../signing/sign-message.ts';
import type { Signer } from '../signing/signer.ts';
import { sm2WithSm3 } from '../signing/signer.ts';
import { frameAfter, tag } from './eep-text.ts';
import type { ObjectRange } from './scan-package.ts';

/** What the signature is over, in its own words: whoever verifies has to know (DA/T 48-2009, 签名规则). */
export const signatureRule =
  '对被签名对象自起始标签至结束标签的全部字节（UTF-8，按文件原样，不作规范化）签名；SM2，SM3，用户标识 1234567812345678';
export const lockRule =
  '对电子签名块自起始标签至结束标签的全部字节（UTF-8，按文件原样，不作规范化）签名；SM2，SM3，用户标识 1234567812345678';

/** The bytes of a part of a package, as they stand. */
export const piecesOf = (path: string, { start, end }: ObjectRange): AsyncIterable<Buffer> =>
  createReadStream(path, { start, end: end - 1 });

/**
 * Signs the outer layer of a package that has no signature there: 电子签名块 over the 被签名对象, and 锁定签名
 * over the 电子签名块, so that time, signer and certificate cannot be changed either.
 */
export async function signPackage(
  path: string,
  object: ObjectRange,
  { signer, layer, signedAt }: { signer: Signer; layer: number; signedAt: string },
): Promise<void> {
  const id = `修改${layer}-签名1`;
  const value = await signMessage(signer, piecesOf(path, object));
  const { subject } = readCertificate(signer.certificate);
  const block = `<电子签名块><电子签名>${[
    tag('签名标识符', id),
    tag('签名规则', signatureRule),
    tag('签名时间', signedAt),
    tag('签名人', subject.text),
    resultText(value, signer),
  ].join('')}</电子签名></电子签名块>`;
  const lock = await signMessage(signer, [Buffer.from(block)]);
  const locked = `<锁定签名>${[
    tag('被锁定签名标识符', id),
    tag('签名规则', lockRule),
    resultText(lock, signer),
  ].join('')}</锁定签名>`;
  await using handle = await open(path, 'r+');
  await handle.write(Buffer.from(`${block}${locked}${frameAfter}`), 0, undefined, object.end);
  await handle.sync();
}

function resultText(value: Uint8Array, { certificate }: Signer): string {
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return [
    tag('签名结果', base64(value)),
    `<证书块>${tag('证书', base64(certificate))}</证书块>`,
    tag('签名算法标识', sm2WithSm3),
  ].join('');
}

/** A signature as it stands in a package, before anybody has looked whether it holds. */
export type WrittenSignature = {
  readonly kind: 'signature' | 'lock';
  readonly id: string;
  readonly rule: string;
  readonly signedAt: string | null;
  readonly value: Buffer;
  readonly certificates: readonly Buffer[];
  readonly algorithm: string;
};

export type SignatureBlocks = {
  readonly signatures: readonly WrittenSignature[];
  /** Where the 电子签名块 stands. */
  readonly block: ObjectRange | undefined;
  /** What stands behind the object and is no signature. */
  readonly rest: string;
};

const mostSignatures = 4 * 2 ** 20;
const part = (name: string) =>
  new RegExp(
    `<(?:[^\\s<>/:]+:)?${name}(?:\\s[^<>]*)?>([\\s\\S]*?)</(?:[^\\s<>/:]+:)?${name}\\s*>`,
    'g',
  );

/** What signs an object stands right behind it. */
export async function readSignatureBlocks(
  path: string,
  { end }: ObjectRange,
): Promise<SignatureBlocks> {
  await using handle = await open(path, 'r');
  const { buffer, bytesRead } = await handle.read(
    Buffer.alloc(mostSignatures),
    0,
    mostSignatures,
    end,
  );
  const text = buffer.toString('utf8', 0, bytesRead);
  const [found] = text.matchAll(part('电子签名块'));
  if (!found || text.slice(0, found.index).trim() !== '')
    return { signatures: [], block: undefined, rest: text };
  const before = Buffer.byteLength(text.slice(0, found.index));
  const block = { start: end + before, end: end + before + Buffer.byteLength(found[0]) };
  const behind = text.slice(found.index + found[0].length);
  const [lock] = behind.matchAll(part('锁定签名'));
  const isNext = lock && behind.slice(0, lock.index).trim() === '';
  return {
    block,
    signatures: [
      ...[...(found[1] ?? '').matchAll(part('电子签名'))].map(([, inner = '']) =>
        written('signature', inner),
      ),
      ...(isNext ? [written('lock', lock[1] ?? '')] : []),
    ],
    rest: isNext ? behind.slice(lock.index + lock[0].length) : behind,
  };
}

function written(kind: WrittenSignature['kind'], text: string): WrittenSignature {
  const all = (name: string) =>
    [...text.matchAll(part(name))].map(([, inner = '']) => inner.trim());
  const base64 = (inner: string) => Buffer.from(inner, 'base64');
  return {
    kind,
    id: all(kind === 'lock' ? '被锁定签名标识符' : '签名标识符')[0] ?? '',
    rule: all('签名规则')[0] ?? '',
    signedAt: all('签名时间')[0] ?? null,
    value: base64(all('签名结果')[0] ?? ''),
    certificates: all('证书').map(base64),
    algorithm: all('签名算法标识')[0] ?? '',
  };
}
