import { z } from 'zod';

/** Why the archive did not sign what it made: said wherever a signature could stand. */
export const unsignedReason = z.enum(['no-key', 'no-passphrase', 'key-unusable']);
export type UnsignedReason = z.output<typeof unsignedReason>;
export const unsignedReasonNames: Record<UnsignedReason, string> = {
  'no-key': '密钥库中没有签名密钥',
  'no-passphrase': '程序运行时没有给出密钥口令',
  'key-unusable': '签名密钥不能使用（口令不符、证书不在有效期内或密钥文件损坏）',
};

/**
 * Who signed what the archive made, with SM2, or why nobody did. `keyDigest` is the SM3 of the public key's
 * point: whose name stands in a certificate anybody can write, whose key it was only its owner.
 */
export const archiveSignature = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed'),
    signer: z.string(),
    keyId: z.string(),
    keyDigest: z.string(),
  }),
  z.object({ state: z.literal('unsigned'), reason: unsignedReason }),
]);
export type ArchiveSignature = z.output<typeof archiveSignature>;

/** Who signed, by name and by key, or why nobody did. */
export function archiveSignatureText(signature: ArchiveSignature): string {
  return signature.state === 'signed'
    ? `${signature.signer}，公钥摘要（SM3）${signature.keyDigest}`
    : `未签名：${unsignedReasonNames[signature.reason]}`;
}
