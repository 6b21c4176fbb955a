import { createHash } from 'node:crypto';
import {
  bits,
  explicit,
  generalizedTime,
  ia5,
  integer,
  octets,
  oid,
  sequence,
  set,
  utcTime,
  utf8,
} from './der.test-fixture.ts';
import type { TestSigner } from './given-signer.test-fixture.ts';

export type CmsOptions = {
  /** The content goes into the signature. */
  readonly enclosed?: boolean;
  readonly contentType?: string;
  readonly signedAt?: string;
  /** Without: the value is over the content itself. */
  readonly attributes?: boolean;
  readonly timestampBy?: TestSigner;
  readonly signedData?: string;
  readonly withCertificate?: boolean;
  /** Certificates that stand beside the signer's. */
  readonly alongside?: readonly Uint8Array[];
};

const attributeOf = (type: string, value: Uint8Array) => sequence(oid(type), set(value));

/** For tests: SignedData (RFC 5652, GB/T 35275) over a content. */
export function cmsOf(signer: TestSigner, content: Uint8Array, options: CmsOptions = {}): Buffer {
  const {
    enclosed = false,
    contentType = '1.2.840.113549.1.7.1',
    signedAt = '2026-03-01T01:30:00Z',
    attributes = true,
    signedData = '1.2.840.113549.1.7.2',
    withCertificate = true,
  } = options;
  const signed = [
    attributeOf('1.2.840.113549.1.9.3', oid(contentType)),
    attributeOf('1.2.840.113549.1.9.5', utcTime(signedAt)),
    attributeOf('1.2.840.113549.1.9.4', octets(createHash(signer.digest).update(content).digest())),
  ];
  const value = signer.sign(attributes ? set(...signed) : content);
  const algorithm = sequence(oid(signer.digestOid));
  const info = sequence(
    integer(1),
    sequence(signer.issuer, signer.serial),
    algorithm,
    ...(attributes ? [explicit(0, ...signed)] : []),
    sequence(oid(signer.signatureOid)),
    octets(value),
    ...(options.timestampBy
      ? [
          explicit(
            1,
            attributeOf('1.2.840.113549.1.9.16.2.14', timestampOver(options.timestampBy, value)),
          ),
        ]
      : []),
  );
  const body = sequence(
    integer(1),
    set(algorithm),
    sequence(oid(contentType), ...(enclosed ? [explicit(0, octets(content))] : [])),
    ...(withCertificate ? [explicit(0, signer.certificate, ...(options.alongside ?? []))] : []),
    set(info),
  );
  return sequence(oid(signedData), explicit(0, body));
}

/** A token of RFC 3161. */
export function timestampOver(
  signer: TestSigner,
  stamped: Uint8Array,
  at = '2026-03-01T01:31:00Z',
): Buffer {
  const content = sequence(
    integer(1),
    oid('1.2.3.4.1'),
    sequence(
      sequence(oid(signer.digestOid)),
      octets(createHash(signer.digest).update(stamped).digest()),
    ),
    integer(7),
    generalizedTime(at),
  );
  return cmsOf(signer, content, { enclosed: true, contentType: '1.2.840.113549.1.9.16.1.4' });
}

export type SealOptions = {
  readonly maker: TestSigner;
  /** Who may sign with it. */
  readonly signers: readonly TestSigner[];
  readonly version: 'V1' | 'V4';
  readonly until?: string;
};

/** An electronic seal by GM/T 0031-2014 or GB/T 38540-2020. */
export function sealOf({
  maker,
  signers,
  version,
  until = '2034-01-01T00:00:00Z',
}: SealOptions): Buffer {
  const isOld = version === 'V1';
  const time = isOld ? utcTime : generalizedTime;
  const content = sequence(
    sequence(ia5('ES'), integer(isOld ? 1 : 4), ia5('Example')),
    ia5('0001'),
    sequence(
      integer(1),
      utf8('示例专用章'),
      ...(isOld ? [] : [integer(1)]),
      sequence(...signers.map(({ certificate }) => octets(certificate))),
      time('2025-06-01T00:00:00Z'),
      time('2025-06-01T00:00:00Z'),
      time(until),
    ),
    sequence(ia5('PNG'), octets(Buffer.from('picture')), integer(40), integer(40)),
  );
  const certificate = octets(maker.certificate);
  const algorithm = oid(maker.signatureOid);
  if (!isOld) return sequence(content, certificate, algorithm, bits(maker.sign(content)));
  const value = maker.sign(sequence(content, certificate, algorithm));
  return sequence(content, sequence(certificate, algorithm, bits(value)));
}

export type SealedOptions = {
  readonly signer: TestSigner;
  readonly seal: Buffer;
  readonly version: 'V1' | 'V4';
  readonly signedAt?: string;
  readonly timestampBy?: TestSigner;
};

/** SignedValue.dat of a seal over a Signature.xml. */
export function sealedOver(
  signatureXml: Uint8Array,
  { signer, seal, version, signedAt = '2026-03-01T01:30:00Z', timestampBy }: SealedOptions,
): Buffer {
  const digest = bits(createHash(signer.digest).update(signatureXml).digest());
  const place = ia5('/Doc_0/Signs/Sign_0/Signature.xml');
  const certificate = octets(signer.certificate);
  const algorithm = oid(signer.signatureOid);
  if (version === 'V1') {
    const time = bits(utcTime(signedAt));
    const toSign = sequence(integer(1), seal, time, digest, place, certificate, algorithm);
    return sequence(toSign, bits(signer.sign(toSign)));
  }
  const toSign = sequence(integer(4), seal, generalizedTime(signedAt), digest, place);
  const value = signer.sign(toSign);
  const stamp = timestampBy ? [explicit(0, bits(timestampOver(timestampBy, value)))] : [];
  return sequence(toSign, certificate, algorithm, bits(value), ...stamp);
}
