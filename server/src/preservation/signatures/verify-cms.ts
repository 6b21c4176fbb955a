import { digestNamed, isWeak } from './algorithms.ts';
import { childrenOf, isUniversal, tags } from './asn1.ts';
import { octetsOf, oidOf } from './asn1-values.ts';
import type { Certificate } from './certificate.ts';
import { checkCertificate } from './check-certificate.ts';
import {
  attribute,
  certificateOf,
  type SignedDocument,
  type SignerInfo,
  signingTimeOf,
} from './cms.ts';
import { digestOf } from './digest-of.ts';
import type { Findings } from './findings.ts';
import { verifySignature } from './verify-signature.ts';

/** What a signature in CMS was found to be. */
export type CmsVerdict = {
  readonly certificate: Certificate | null;
  readonly others: readonly Certificate[];
  readonly signedAt: string | null;
  readonly algorithm: string | null;
  readonly weak: boolean;
};

const nothing: CmsVerdict = {
  certificate: null,
  others: [],
  signedAt: null,
  algorithm: null,
  weak: false,
};

/**
 * Verifies the one signer's signature over a content. `content` is what was signed, in pieces; each of
 * `forms` is another form of it that a maker may have signed as it is, where nothing but the bare value is signed.
 */
export function verifyCms(
  document: SignedDocument,
  content: readonly Uint8Array[],
  findings: Findings,
  forms: readonly Uint8Array[] = [],
): CmsVerdict {
  const [info, ...more] = document.signers;
  if (!info) findings.miss('签名数据中没有签名人');
  if (more.length > 0) findings.miss(`签名数据中有 ${more.length + 1} 个签名人，只验证了第一个`);
  if (!info) return nothing;
  const certificate = certificateOf(info, document.certificates);
  if (!certificate) findings.miss('签名中没有签名人的证书，无法验证');
  const digest = digestNamed(info.digest);
  if (!digest) findings.miss(`摘要算法 ${info.digest} 不认识`);
  if (!certificate || !digest)
    return { ...nothing, certificate: certificate ?? null, signedAt: signingTimeOf(info) };
  if (info.signedAttributes) checkAttributes(info, document, content, digest, findings);
  checkCertificateNamed(info, certificate, findings);
  checkCertificate(certificate, document.certificates, findings);
  const messages = info.signedAttributes
    ? [[info.signedAttributes]]
    : [content, ...forms.map((form) => [form])];
  const algorithm = checkValue(messages, info, certificate, digest, findings);
  const others = document.certificates;
  return { certificate, others, signedAt: signingTimeOf(info), algorithm, weak: isWeak(digest) };
}

/** RFC 5652, 5.4 and 11.2: the attributes are signed, and one of them is the content's digest. */
function checkAttributes(
  { signed }: SignerInfo,
  { contentType }: SignedDocument,
  content: readonly Uint8Array[],
  digest: string,
  findings: Findings,
): void {
  const declared = signed.get(attribute.messageDigest);
  if (declared)
    findings.check(
      'digest',
      digestOf(digest, content).equals(octetsOf(declared)),
      '原文摘要与签名中的不一致，内容在签署后被改动',
    );
  else findings.blame('签名属性中没有原文摘要');
  const type = signed.get(attribute.contentType);
  if (type && !isSameType(oidOf(type), contentType))
    findings.blame('签名属性中的内容类型与签名数据的不一致');
}

/** "Data" in PKCS#7 and in GB/T 35275: makers mix the two, and both mean bytes without a structure. */
const plainData = ['1.2.840.113549.1.7.1', '1.2.156.10197.6.1.4.2.1'];

const isSameType = (one: string, other: string) =>
  one === other || (plainData.includes(one) && plainData.includes(other));

/** CAdES (RFC 5035): the certificate is part of what is signed, so that none can be put in its place. */
function checkCertificateNamed(
  { signed }: SignerInfo,
  certificate: Certificate,
  findings: Findings,
): void {
  const named = signed.get(attribute.signingCertificateV2);
  const [list] = named ? childrenOf(named) : [];
  const [first] = list ? childrenOf(list) : [];
  if (!first) return;
  const [algorithm, hash] = childrenOf(first);
  const isNamed = algorithm !== undefined && isUniversal(algorithm, tags.sequence);
  const digest = isNamed ? digestNamed(oidOf(childrenOf(algorithm)[0])) : 'sha256';
  if (!digest) findings.miss('签名所指证书的摘要算法不认识');
  else if (!digestOf(digest, [certificate.der]).equals(octetsOf(isNamed ? hash : algorithm)))
    findings.blame('签名所指的证书不是所附的证书');
}

function checkValue(
  messages: readonly (readonly Uint8Array[])[],
  info: SignerInfo,
  certificate: Certificate,
  digest: string,
  findings: Findings,
): string | null {
  try {
    const tried = messages.map((message) =>
      verifySignature(message, info.value, certificate, { ...info, digest }),
    );
    const isRight = tried.some((one) => one.isRight);
    findings.check('signature', isRight, '签名值不正确，签名或所签内容被改动');
    // Without attributes the value speaks of the content itself.
    if (!info.signedAttributes && isRight) findings.check('digest', true, '');
    return tried[0]?.algorithm ?? null;
  } catch (error) {
    findings.note(error);
    return null;
  }
}
