/**
 * Somebody who can sign with SM2. The private key stays behind this: the software keystore is one of
 * them, a cryptographic module (GM/T 0018) can be another; nobody who asks for a signature knows which.
 */
export type Signer = {
  readonly keyId: string;
  /** X.509 in DER: who signs, as everybody may know. */
  readonly certificate: Uint8Array;
  /** SM2 with SM3 over the message, as GM/T 0009-2012 writes it: a sequence of two integers. */
  readonly sign: (message: readonly Uint8Array[]) => Promise<Uint8Array>;
};

/** SM2 with SM3 (GM/T 0006-2012). */
export const sm2WithSm3 = '1.2.156.10197.1.501';
