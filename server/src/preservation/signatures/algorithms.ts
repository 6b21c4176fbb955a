/** Digests by their object identifiers, as OpenSSL calls them. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  // GM/T 0006-2012: SM3, and SM3 without a key.
  '1.2.156.10197.1.401': 'sm3',
  '1.2.156.10197.1.401.1': 'sm3',
};

export type SignatureScheme = {
  readonly key: 'rsa' | 'rsa-pss' | 'ecdsa' | 'sm2';
  /** None: the digest is named beside the signature. */
  readonly digest: string | undefined;
};

const scheme = (key: SignatureScheme['key'], digest?: string): SignatureScheme => ({ key, digest });

const schemes: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.1': scheme('rsa'),
  '1.2.840.113549.1.1.4': scheme('rsa', 'md5'),
  '1.2.840.113549.1.1.5': scheme('rsa', 'sha1'),
  '1.2.840.113549.1.1.14': scheme('rsa', 'sha224'),
  '1.2.840.113549.1.1.11': scheme('rsa', 'sha256'),
  '1.2.840.113549.1.1.12': scheme('rsa', 'sha384'),
  '1.2.840.113549.1.1.13': scheme('rsa', 'sha512'),
  '1.2.840.113549.1.1.10': scheme('rsa-pss'),
  '1.2.156.10197.1.504': scheme('rsa', 'sm3'),
  '1.2.840.10045.2.1': scheme('ecdsa'),
  '1.2.840.10045.4.1': scheme('ecdsa', 'sha1'),
  '1.2.840.10045.4.3.1': scheme('ecdsa', 'sha224'),
  '1.2.840.10045.4.3.2': scheme('ecdsa', 'sha256'),
  '1.2.840.10045.4.3.3': scheme('ecdsa', 'sha384'),
  '1.2.840.10045.4.3.4': scheme('ecdsa', 'sha512'),
  // GM/T 0006-2012: SM2, its signature, SM2 with SM3.
  '1.2.156.10197.1.301': scheme('sm2', 'sm3'),
  '1.2.156.10197.1.301.1': scheme('sm2', 'sm3'),
  '1.2.156.10197.1.501': scheme('sm2', 'sm3'),
};

/** By its object identifier, or by the name that OFD may use (GB/T 33190-2016, CheckMethod). */
export function digestNamed(name: string): string | undefined {
  const plain = name.trim();
  return digests[plain] ?? Object.values(digests).find((one) => one === spelled(plain));
}

const spelled = (name: string) => name.toLowerCase().replaceAll('-', '');

export const schemeNamed = (oid: string): SignatureScheme | undefined => schemes[oid];

const keys = { rsa: 'RSA', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA', sm2: 'SM2' } as const;

/** As a report says it: SM2／SM3. */
export function algorithmName({ key }: SignatureScheme, digest: string): string {
  return `${keys[key]}／${digest.toUpperCase().replace(/^SHA/, 'SHA-')}`;
}

/** Collisions can be made: what is signed may be another document of the same maker. */
export const isWeak = (digest: string): boolean => digest === 'md5' || digest === 'sha1';
