import { createHash, randomBytes } from 'node:crypto';
import { type Sm2Pair, signSm2 } from './sign-sm2.ts';
import { sm2WithSm3 } from './signer.ts';
import {
  bits,
  explicit,
  integer,
  octets,
  oid,
  printable,
  sequence,
  set,
  time,
  utf8,
  yes,
} from './write-asn1.ts';

/** For whom a key is made. */
export type KeyOwner = { readonly organisation: string; readonly name: string };

/** Stands in the name of a certificate that no certificate authority has issued, so that nobody takes it for one. */
export const selfIssuedUnit = '自签发证书，非证书机构签发';

const algorithm = sequence(oid(sm2WithSm3));

/** C, O, OU, CN in the order of GB/T 20518-2018. */
function distinguishedName({ organisation, name }: KeyOwner, unit?: string): Buffer {
  const part = (type: string, value: Uint8Array) => set(sequence(oid(type), value));
  return sequence(
    part('2.5.4.6', printable('CN')),
    part('2.5.4.10', utf8(organisation)),
    ...(unit === undefined ? [] : [part('2.5.4.11', utf8(unit))]),
    part('2.5.4.3', utf8(name)),
  );
}

/** SubjectPublicKeyInfo of a point on sm2p256v1 (GM/T 0009-2012). */
export const publicKeyPart = (point: Uint8Array): Buffer =>
  sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.2.156.10197.1.301')), bits(point));

/** A certificate that the key issues for itself, version 3, for signing only. */
export function makeCertificate(
  pair: Sm2Pair,
  owner: KeyOwner,
  period: { readonly from: Date; readonly to: Date },
): Buffer {
  const name = distinguishedName(owner, selfIssuedUnit);
  const keyIdentifier = createHash('sha1').update(pair.publicKey).digest();
  const extension = (type: string, value: Uint8Array, critical = false) =>
    sequence(oid(type), ...(critical ? [yes] : []), octets(value));
  const signed = sequence(
    explicit(0, integer(2n)),
    integer(BigInt(`0x01${randomBytes(15).toString('hex')}`)),
    algorithm,
    name,
    sequence(time(period.from), time(period.to)),
    name,
    publicKeyPart(pair.publicKey),
    explicit(
      3,
      sequence(
        // No certificate authority; digitalSignature and nonRepudiation.
        extension('2.5.29.19', sequence(), true),
        extension('2.5.29.15', bits(Buffer.from([0xc0]), 6), true),
        extension('2.5.29.14', octets(keyIdentifier)),
      ),
    ),
  );
  return sequence(signed, algorithm, bits(signSm2([signed], pair)));
}

/** What a certificate authority is asked with (PKCS#10). */
export function makeRequest(pair: Sm2Pair, owner: KeyOwner): Buffer {
  const wanted = sequence(
    integer(0n),
    distinguishedName(owner),
    publicKeyPart(pair.publicKey),
    explicit(0),
  );
  return sequence(wanted, algorithm, bits(signSm2([wanted], pair)));
}
