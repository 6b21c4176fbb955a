import { constants, createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import { algorithmName, digestNamed, type SignatureScheme, schemeNamed } from './algorithms.ts';
import { type Asn1, childrenOf, isContext } from './asn1.ts';
import { integerOf, oidOf } from './asn1-values.ts';
import type { Certificate } from './certificate.ts';
import { isSignedBySm2 } from './sm2.ts';
import { UnreadableSignature } from './unreadable-signature.ts';

/** How something is said to be signed: identifiers and parameters as they stand beside the signature. */
export type SignedHow = {
  readonly signature: string;
  readonly parameters?: Asn1 | undefined;
  /** Where the signature's identifier names none. */
  readonly digest?: string | undefined;
};

export type Verified = { readonly isRight: boolean; readonly algorithm: string };

/** Verifies a signature over a message with a certificate's key, or says why it cannot. */
export function verifySignature(
  message: readonly Uint8Array[],
  signature: Uint8Array,
  certificate: Certificate,
  how: SignedHow,
): Verified {
  const scheme = schemeOf(certificate, how);
  const digest = scheme.digest ?? how.digest;
  if (!digest) throw new UnreadableSignature('签名没有写明摘要算法');
  const algorithm = algorithmName(scheme, digest);
  if (scheme.key === 'sm2')
    return { isRight: isSignedBySm2(message, signature, certificate.point), algorithm };
  const verify = createVerify(digest);
  for (const piece of message) verify.update(piece);
  const key = { key: keyOf(certificate, scheme), ...paddingOf(scheme, how.parameters) };
  try {
    return { isRight: verify.verify(key, signature), algorithm };
  } catch {
    throw new UnreadableSignature(`${algorithm} 的签名，本机的密码库不能验证`);
  }
}

const sm2Curve = '1.2.156.10197.1.301';

/** The certificate decides whose key it is; a general identifier over the curve SM2 is SM2. */
function schemeOf({ curve, keyAlgorithm }: Certificate, how: SignedHow): SignatureScheme {
  const scheme = schemeNamed(how.signature);
  if (!scheme) throw new UnreadableSignature(`签名算法 ${how.signature} 不认识`);
  const isSm2Key = curve === sm2Curve || keyAlgorithm === sm2Curve;
  if (scheme.key === 'ecdsa' && isSm2Key) return { key: 'sm2', digest: 'sm3' };
  if ((scheme.key === 'sm2') !== isSm2Key)
    throw new UnreadableSignature('签名算法与证书的公钥不是同一种');
  if (scheme.key === 'rsa-pss') return { ...scheme, digest: pssOf(how.parameters).digest };
  return scheme;
}

function keyOf({ publicKey }: Certificate, { key }: SignatureScheme): KeyObject {
  let read: KeyObject;
  try {
    read = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
  } catch {
    throw new UnreadableSignature('证书的公钥无法读取');
  }
  const isRsa = read.asymmetricKeyType?.startsWith('rsa') ?? false;
  if (isRsa !== key.startsWith('rsa') || (!isRsa && read.asymmetricKeyType !== 'ec'))
    throw new UnreadableSignature('签名算法与证书的公钥不是同一种');
  return read;
}

function paddingOf({ key }: SignatureScheme, parameters: Asn1 | undefined) {
  if (key !== 'rsa-pss') return {};
  const { saltLength } = pssOf(parameters);
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

/** RSASSA-PSS-params (RFC 4055, 3.1): SHA-1 and 20 where nothing is said. */
function pssOf(parameters: Asn1 | undefined): { digest: string; saltLength: number } {
  const parts = parameters?.constructed ? childrenOf(parameters) : [];
  const [inHash] = parts.filter((part) => isContext(part, 0)).flatMap(childrenOf);
  const [salt] = parts.filter((part) => isContext(part, 2)).flatMap(childrenOf);
  const oid = inHash ? oidOf(childrenOf(inHash)[0]) : '1.3.14.3.2.26';
  const digest = digestNamed(oid);
  if (!digest) throw new UnreadableSignature(`摘要算法 ${oid} 不认识`);
  const [mask] = parts.filter((part) => isContext(part, 1)).flatMap(childrenOf);
  const inMask = mask ? childrenOf(childrenOf(mask)[1] ?? mask)[0] : undefined;
  // The library takes one digest for both, as nearly every maker does.
  if ((inMask ? oidOf(inMask) : '1.3.14.3.2.26') !== oid)
    throw new UnreadableSignature('RSA-PSS 的掩码摘要与签名摘要不同，不能验证');
  return { digest, saltLength: salt ? Number.parseInt(integerOf(salt), 16) : 20 };
}
