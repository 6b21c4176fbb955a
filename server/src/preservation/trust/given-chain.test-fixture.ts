import { randomBytes } from 'node:crypto';
import {
  bits,
  der,
  explicit,
  generalizedTime,
  integer,
  octets,
  oid,
  sequence,
  set,
  utf8,
} from '../signatures/der.test-fixture.ts';
import {
  keyOf,
  type SignerKind,
  type TestSigner,
} from '../signatures/given-signer.test-fixture.ts';

/** For tests: somebody with a certificate that another of them issued, or they themselves. */
export type Party = TestSigner & { readonly subject: Buffer };

export type Issued = {
  readonly name: string;
  readonly by?: Party;
  readonly kind?: SignerKind;
  readonly from?: string;
  readonly to?: string;
  /** Whether it may issue certificates, and how many levels stand below; `null`: says nothing of it. */
  readonly ca?: boolean | { readonly pathLength: number } | null;
  /** The first byte of its key usage. */
  readonly keyUse?: number;
  readonly purpose?: string;
  /** An extension that nobody here knows. */
  readonly unknown?: boolean;
  /** Where its revocation list is to be had. */
  readonly point?: string;
  /** Made with another key than its issuer's. */
  readonly forged?: boolean;
  readonly version1?: boolean;
};

const named = (name: string) => sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
const yes = der(0x01, Buffer.from([0xff]));
const extension = (type: string, value: Uint8Array, critical = true) =>
  sequence(oid(type), ...(critical ? [yes] : []), octets(value));
const uri = (place: string) => der(0x86, Buffer.from(place, 'latin1'));

/** 0x06: signs certificates and lists. 0xc0: digital signature and non-repudiation. */
export function givenParty(issued: Issued): Party {
  const { name, by, kind = 'SM2', ca = false, version1 = false } = issued;
  const { publicKey, sign, ...algorithms } = keyOf(kind);
  const subject = named(name);
  const serial = integer(BigInt(`0x01${randomBytes(8).toString('hex')}`));
  const issuer = by ?? { sign, signatureOid: algorithms.signatureOid, subject };
  const algorithm = sequence(oid(issuer.signatureOid));
  const from = issued.from ?? '2020-01-01T00:00:00Z';
  const to = issued.to ?? '2040-01-01T00:00:00Z';
  const tbs = sequence(
    ...(version1 ? [] : [explicit(0, integer(2))]),
    ...[serial, algorithm, issuer.subject],
    sequence(generalizedTime(from), generalizedTime(to)),
    ...[subject, publicKey],
    ...(version1 ? [] : [explicit(3, sequence(...extensionsOf(issued, ca, subject)))]),
  );
  const signer = issued.forged ? keyOf(by ? kindOf(by) : kind).sign : issuer.sign;
  const certificate = sequence(tbs, algorithm, bits(signer(tbs)));
  return { certificate, issuer: issuer.subject, subject, serial, ...algorithms, sign };
}

const kindOf = ({ digest }: Party): SignerKind => (digest === 'sm3' ? 'SM2' : 'RSA');

function extensionsOf(issued: Issued, ca: Issued['ca'], subject: Buffer): Buffer[] {
  const { keyUse = ca ? 0x06 : 0xc0, purpose, unknown, point } = issued;
  const length = typeof ca === 'object' && ca ? [integer(ca.pathLength)] : [];
  return [
    ...(ca === null ? [] : [extension('2.5.29.19', ca ? sequence(yes, ...length) : sequence())]),
    extension('2.5.29.15', der(0x03, Buffer.from([0, keyUse]))),
    extension('2.5.29.14', octets(subject.subarray(-8)), false),
    ...(purpose ? [extension('2.5.29.37', sequence(oid(purpose)))] : []),
    ...(unknown ? [extension('1.2.3.4.5', sequence())] : []),
    ...(point
      ? [extension('2.5.29.31', sequence(sequence(explicit(0, explicit(0, uri(point))))), false)]
      : []),
  ];
}

export type ListOptions = {
  readonly thisUpdate?: string;
  readonly nextUpdate?: string | null;
  readonly number?: number;
  /** Which parts of the authority's certificates it speaks of, by where they say it is published. */
  readonly point?: string;
  readonly delta?: boolean;
  readonly forged?: boolean;
};

export type RevokedEntry = {
  readonly of: Party;
  readonly at: string;
  readonly reason?: number;
};

/** For tests: a revocation list of an authority, version 2. */
export function revocationListOf(
  authority: Party,
  revoked: readonly RevokedEntry[],
  options: ListOptions = {},
): Buffer {
  const { thisUpdate = '2026-02-01T00:00:00Z', nextUpdate = '2026-04-01T00:00:00Z' } = options;
  const algorithm = sequence(oid(authority.signatureOid));
  const entries = revoked.map(({ of, at, reason }) =>
    sequence(
      of.serial,
      generalizedTime(at),
      ...(reason === undefined
        ? []
        : [sequence(extension('2.5.29.21', der(0x0a, Buffer.from([reason])), false))]),
    ),
  );
  const scope = options.point
    ? [extension('2.5.29.28', sequence(explicit(0, explicit(0, uri(options.point)))))]
    : [];
  const tbs = sequence(
    ...[integer(1), algorithm, authority.subject, generalizedTime(thisUpdate)],
    ...(nextUpdate === null ? [] : [generalizedTime(nextUpdate)]),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    explicit(
      0,
      sequence(
        extension('2.5.29.20', integer(options.number ?? 1), false),
        ...(options.delta ? [extension('2.5.29.27', integer(1))] : []),
        ...scope,
      ),
    ),
  );
  const sign = options.forged ? keyOf(kindOf(authority)).sign : authority.sign;
  return sequence(tbs, algorithm, bits(sign(tbs)));
}

/** An authority, one below it, and somebody with a certificate of the latter. */
export function givenChain(kind: SignerKind = 'SM2') {
  const root = givenParty({ name: '示例根证书机构', kind, ca: true });
  const issuing = givenParty({ name: '示例签发机构', kind, ca: true, by: root });
  const signer = givenParty({ name: '示例机关', kind, by: issuing });
  return { root, issuing, signer };
}
