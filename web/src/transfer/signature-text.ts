import {
  type ArchiveSignature,
  unsignedReasonNames,
} from '@lantai/contract/preservation/archive-signature.ts';
import { transferText } from './transfer.text.ts';

const t = transferText.batch;

/** Who signed, by name and by key, or why nobody did. */
export function signatureText(signature: ArchiveSignature): string {
  return signature.state === 'signed'
    ? t.signedBy(signature.signer, signature.keyDigest)
    : t.unsigned(unsignedReasonNames[signature.reason]);
}
