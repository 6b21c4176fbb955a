import { readFile } from 'node:fs/promises';
import type {
  SignatureReading,
  SignatureVerdict,
} from '@lantai/contract/preservation/signature.ts';
import type { TrustContext } from '../trust/judge-trust.ts';
import { readAsn1 } from './asn1.ts';
import { octetsOf } from './asn1-values.ts';
import { readCertificate } from './certificate.ts';
import { readCms } from './cms.ts';
import { digestOf } from './digest-of.ts';
import { findPdfSignatures, type PdfSignature } from './find-pdf-signatures.ts';
import { Findings } from './findings.ts';
import { nobody, type SignedBy, signerOf } from './signed-by.ts';
import { UnreadableSignature } from './unreadable-signature.ts';
import { verifyCms } from './verify-cms.ts';
import { verifySignature } from './verify-signature.ts';
import { countTimestamp, timestampOf, verifyTimestamp } from './verify-timestamp.ts';

/** Every signature of a PDF, and what came after the last of them (ISO 32000-1, 12.8). */
export async function verifyPdf(path: string, trust: TrustContext): Promise<SignatureReading> {
  const bytes = await readFile(path);
  const { signatures, dangling, encrypted } = findPdfSignatures(bytes);
  const verdicts = signatures.map((signature, index) =>
    verifyOne(bytes, signature, index + 1, trust),
  );
  return {
    kind: 'read',
    signatures: verdicts,
    uncovered: verdicts.length === 0 ? [] : uncoveredIn(bytes, signatures),
    unsearched: [
      ...dangling.map((field) => `签名域“${field}”所指的签名在文件中没有读到`),
      ...(encrypted ? ['PDF 已加密，其中的签名域可能没有全部找到'] : []),
    ],
  };
}

function verifyOne(
  bytes: Buffer,
  signature: PdfSignature,
  place: number,
  trust: TrustContext,
): SignatureVerdict {
  const findings = new Findings();
  const ranged = rangesOf(bytes, signature, findings);
  let by: SignedBy = nobody;
  try {
    if (ranged) by = verifyContents(ranged, signature, findings, trust);
  } catch (error) {
    findings.note(error);
  }
  const isTimestamp = signature.subFilter === 'ETSI.RFC3161';
  return {
    name: signature.field ?? `第 ${place} 个签名`,
    kind: isTimestamp ? 'timestamp' : 'signature',
    outcome: findings.outcome(isTimestamp ? ['timestamp'] : ['digest', 'signature']),
    faults: findings.faults,
    obstacles: findings.obstacles,
    ...signerOf({ ...by, signedAt: by.signedAt ?? signature.time }, trust),
    coverage: coverageOf(bytes, signature),
  };
}

/**
 * The two pieces that are signed: all before and all behind the signature's own contents. Where the hole
 * is anything else, something is shown that is not signed.
 */
function rangesOf(
  bytes: Buffer,
  { range, contents }: PdfSignature,
  findings: Findings,
): Buffer[] | null {
  if (!range || !contents) {
    findings.miss('签名没有写明范围或没有内容');
    return null;
  }
  const [start = -1, length = -1, next = -1, rest = -1] = range;
  const isWhole =
    range.length === 4 &&
    range.every((one) => Number.isSafeInteger(one) && one >= 0) &&
    start === 0 &&
    // Some makers sign the brackets of the contents as well.
    [contents.start, contents.start + 1].includes(length) &&
    [contents.end, contents.end - 1].includes(next) &&
    next + rest <= bytes.length;
  if (!isWhole) {
    findings.blame('签名范围不是签名之外的全部内容，或超出文件，范围或文件被改动');
    return null;
  }
  return [bytes.subarray(0, length), bytes.subarray(next, next + rest)];
}

function verifyContents(
  content: readonly Buffer[],
  signature: PdfSignature,
  findings: Findings,
  trust: TrustContext,
): SignedBy {
  const value = signature.contents?.bytes ?? Buffer.alloc(0);
  switch (signature.subFilter) {
    case 'adbe.pkcs7.detached':
    case 'ETSI.CAdES.detached':
      return verifyDetached(content, value, findings, trust);
    case 'adbe.pkcs7.sha1':
      return verifyDigest(content, value, findings, trust);
    case 'adbe.x509.rsa_sha1':
      return verifyBare(content, value, signature, findings);
    case 'ETSI.RFC3161': {
      const timestamp = countTimestamp(verifyTimestamp(value, content, trust), findings);
      if (timestamp.outcome === 'holds') findings.check('timestamp', true, '');
      return { ...nobody, timestamp, signedAt: timestamp.at };
    }
    default:
      throw new UnreadableSignature(`签名格式 ${signature.subFilter ?? '没有写明'}，尚不能验证`);
  }
}

function verifyDetached(
  content: readonly Buffer[],
  value: Buffer,
  findings: Findings,
  trust: TrustContext,
): SignedBy {
  const document = readCms(value);
  const verified = verifyCms(document, content, findings);
  return { ...nobody, ...verified, timestamp: timestampOf(document, findings, trust) };
}

/** The signed content is the SHA-1 of the ranges (ISO 32000-1, 12.8.3.3.1). */
function verifyDigest(
  content: readonly Buffer[],
  value: Buffer,
  findings: Findings,
  trust: TrustContext,
): SignedBy {
  const document = readCms(value);
  const signed = document.content ?? Buffer.alloc(0);
  if (!digestOf('sha1', content).equals(signed))
    findings.blame('原文摘要与签名中的不一致，内容在签署后被改动');
  const verified = verifyCms(document, [signed], findings);
  return { ...nobody, ...verified, weak: true, timestamp: timestampOf(document, findings, trust) };
}

/** A bare value over the ranges, with the certificate beside it (12.8.3.2). */
function verifyBare(
  content: readonly Buffer[],
  value: Buffer,
  signature: PdfSignature,
  findings: Findings,
): SignedBy {
  if (!signature.certificate) throw new UnreadableSignature('签名中没有签名人的证书，无法验证');
  const certificate = readCertificate(signature.certificate);
  const how = { signature: '1.2.840.113549.1.1.1', digest: 'sha1' };
  const { isRight, algorithm } = verifySignature(
    content,
    octetsOf(readAsn1(value)),
    certificate,
    how,
  );
  findings.check('signature', isRight, '签名值不正确，签名或所签内容被改动');
  findings.check('digest', true, '');
  return { ...nobody, certificate, algorithm, weak: true };
}

const endOf = ({ range }: PdfSignature) => (range?.[2] ?? 0) + (range?.[3] ?? 0);

function coverageOf(bytes: Buffer, signature: PdfSignature): string {
  const after = behind(bytes, endOf(signature));
  return after ? `签署时的版本，其后${after}` : '整个文件';
}

/** What no signature reaches. An update after one signature may be the next signature, which covers it. */
function uncoveredIn(bytes: Buffer, signatures: readonly PdfSignature[]): string[] {
  const after = behind(bytes, Math.max(...signatures.map(endOf)));
  return after ? [`最后一次签署之后${after}，改动了什么没有分析`] : [];
}

/** What was written behind a place: nothing but ends of lines is nothing. */
function behind(bytes: Buffer, end: number): string | null {
  const rest = bytes.subarray(end);
  if (/^\s*$/.test(rest.toString('latin1', 0, 64)) && rest.length <= 64) return null;
  let updates = 0;
  for (let at = rest.indexOf('%%EOF'); at >= 0; at = rest.indexOf('%%EOF', at + 5)) updates += 1;
  return updates > 0
    ? `追加了 ${updates} 次更新（${rest.length} 字节）`
    : `追加了 ${rest.length} 字节`;
}
