/**
 * Somebody who can sign with SM2. The private key stays behind this: the software keystore is one of
 * them, a cryptographic module (GM/T 0018) can be another; nobody who asks for a signature knows which.
 */
export type Signer = {
  readonly keyId: string;
  /** X.509 in DER: who signs, as everybody may know. */
  readonly certificate: Uint8Array;
  /**
   * Signs a digest that has Z in it (GB/T 32918.2-2016, 6.1, A2), as modules take it; answers as
   * GM/T 0009-2012 writes a signature, a sequence of two integers.
   */
  readonly signDigest: (digest: Uint8Array) => Promise<Uint8Array>;
};

/** SM2 with SM3 (GM/T 0006-2012). */
export const sm2WithSm3 = '1.2.156.10197.1.501';

/** How the archive signs whatever it signs: the identity is that of GM/T 0009-2012, 10. */
export const usualSignature = { algorithm: sm2WithSm3, identity: '1234567812345678' } as const;
