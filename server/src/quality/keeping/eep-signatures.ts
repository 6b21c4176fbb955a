import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PackageRefused } from '../../preservation/eep/package-refused.ts';
import { type ScannedPackage, scanPackage } from '../../preservation/eep/scan-package.ts';
import { type Certificate, readCertificate } from '../../preservation/signatures/certificate.ts';
import { UnreadableSignature } from '../../preservation/signatures/unreadable-signature.ts';
import { verifySignature } from '../../preservation/signatures/verify-signature.ts';
import {
  childOf,
  childrenOf,
  readXml,
  textOf,
  type XmlNode,
} from '../../preservation/xml/read-xml.ts';

export type EepSignature = {
  readonly name: string;
  readonly outcome: 'holds' | 'broken' | 'not-verified';
  readonly reason: string | null;
  readonly evidence: string;
};

/** A signature is verified over bytes that are held in memory. */
const mostSigned = 256 * 2 ** 20;
const mostCertificate = 64 * 1024;

/**
 * The signatures of a package, layer by layer, the newest first: each 电子签名 over the bytes of its layer's
 * 被签名对象, its tags included; 锁定签名 over the bytes of the signature it locks (standards 6.2).
 */
export async function readEepSignatures(path: string): Promise<EepSignature[]> {
  let scanned: ScannedPackage;
  try {
    scanned = await scanPackage(createReadStream(path), () => ({
      take: async () => {},
      end: async () => {},
    }));
  } catch (error) {
    if (error instanceof PackageRefused) return [unverified('电子签名', '封装包不能读取，见 1-15')];
    throw error;
  }
  const { root } = await readXml(scanned.skeleton);
  if (!root) return [unverified('电子签名', '封装包不能解析，见 1-15')];
  const found: EepSignature[] = [];
  for (const [index, { block, lock }] of blocksOf(root).entries()) {
    const layer = scanned.objects[index];
    for (const signature of childrenOf(block, '电子签名')) {
      const id = textOf(signature, '签名标识符') ?? '';
      const name = `电子签名 ${id}`.trim();
      if (!layer || layer.end - layer.start > mostSigned)
        found.push(unverified(name, '被签名对象过大或不完整，没有验证'));
      else found.push(judge(name, signature, await bytesOf(path, layer.start, layer.end)));
    }
    if (lock) found.push(judgeLock(lock, scanned.skeleton));
  }
  return found;
}

type Blocks = { block: XmlNode | undefined; lock: XmlNode | undefined };

function blocksOf(root: XmlNode): Blocks[] {
  const found: Blocks[] = [];
  for (
    let at: XmlNode | undefined = root;
    at && childOf(at, '被签名对象');
    at = childOf(at, '被签名对象', '修改封装内容', '原封装包')
  )
    found.push({ block: childOf(at, '电子签名块'), lock: childOf(at, '锁定签名') });
  return found;
}

/** Signatures carry no contents of files, so that the skeleton has their bytes as they stand in the package. */
function judgeLock(lock: XmlNode, skeleton: Buffer): EepSignature {
  const id = textOf(lock, '被锁定签名标识符') ?? '';
  const name = `锁定签名（锁定 ${id}）`;
  const text = skeleton.toString('utf8');
  const locked = text
    .match(/<电子签名>[\s\S]*?<\/电子签名>/g)
    ?.find((one) => new RegExp(`<签名标识符>\\s*${RegExp.escape(id)}\\s*<`).test(one));
  if (locked === undefined) return broken(name, `没有被锁定的签名 ${id}`, '');
  return judge(name, lock, Buffer.from(locked));
}

function judge(name: string, signature: XmlNode, message: Buffer): EepSignature {
  const said = textOf(signature, '签名算法标识') ?? '';
  const [first] = childrenOf(childOf(signature, '证书块'), '证书');
  try {
    const certificate = certificateIn(first);
    const value = Buffer.from(textOf(signature, '签名结果') ?? '', 'base64');
    const how = { signature: schemes[spelled(said)] ?? said };
    const { isRight, algorithm } = verifySignature([message], value, certificate, how);
    const at = textOf(signature, '签名时间');
    const evidence = [
      `签署人 ${certificate.subject.text}`,
      ...(at ? [`时间 ${at}`] : []),
      `算法 ${algorithm}`,
      '证书链未核验（没有配置信任的证书机构）',
    ].join('；');
    if (!isRight) return broken(name, '签名与被签名对象不符，内容在签署后被改动', evidence);
    if (at && !isWithin(certificate, at)) return broken(name, '签署时证书不在有效期内', evidence);
    return { name, outcome: 'holds', reason: null, evidence };
  } catch (error) {
    if (error instanceof UnreadableSignature) return unverified(name, error.message);
    throw error;
  }
}

function certificateIn(node: XmlNode | undefined): Certificate {
  const bytes = Buffer.from(node?.text.trim() ?? '', 'base64');
  if (bytes.length === 0 || bytes.length > mostCertificate)
    throw new UnreadableSignature('没有证书，或证书过大');
  return readCertificate(bytes);
}

function isWithin({ validFrom, validTo }: Certificate, at: string): boolean {
  const time = Date.parse(at);
  return Date.parse(validFrom) <= time && time <= Date.parse(validTo);
}

/** Names that packages use beside object identifiers. */
const schemes: Readonly<Record<string, string>> = {
  sm3withsm2: '1.2.156.10197.1.501',
  sm2withsm3: '1.2.156.10197.1.501',
  sha1withrsa: '1.2.840.113549.1.1.5',
  sha256withrsa: '1.2.840.113549.1.1.11',
};
const spelled = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]/g, '');

async function bytesOf(path: string, start: number, end: number): Promise<Buffer> {
  await using handle = await open(path, 'r');
  const { buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start);
  return buffer;
}

const unverified = (name: string, reason: string): EepSignature => ({
  ...{ name, outcome: 'not-verified', reason, evidence: '' },
});
const broken = (name: string, reason: string, evidence: string): EepSignature => ({
  ...{ name, outcome: 'broken', reason, evidence },
});
