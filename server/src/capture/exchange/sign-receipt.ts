import {
  type Receipt,
  type ReceiptSignature,
  receipt as receiptSchema,
} from '@lantai/contract/capture/exchange/receipt.ts';
import { canonicalJson } from '../../audit/sealing/canonical-entry.ts';
import type { Signing } from '../../preservation/signing/archive-signer.ts';
import {
  type DetachedVerdict,
  signatureFormat,
  verifyDetached,
} from '../../preservation/signing/detached-signature.ts';
import { signMessage } from '../../preservation/signing/sign-message.ts';
import { usualSignature } from '../../preservation/signing/signer.ts';

/** What of a receipt is signed, as it goes over the wire; of the answer to a delivery `outcome` is no part. */
export function receiptText(told: Readonly<Record<string, unknown>>): string {
  const { signature: _signature, outcome: _outcome, ...rest } = told;
  return canonicalJson(rest);
}

/** The receipt with the archive's signature; as it is, where the archive has no key. */
export async function signReceipt(receipt: Receipt, { signer }: Signing): Promise<Receipt> {
  if (!signer) return receipt;
  const text = receiptText(receiptSchema.encode(receipt));
  const signature: ReceiptSignature = {
    ...usualSignature,
    keyId: signer.keyId,
    certificate: Buffer.from(signer.certificate).toString('base64'),
    value: Buffer.from(await signMessage(signer, [Buffer.from(text)])).toString('base64'),
  };
  return { ...receipt, signature };
}

/** Undefined where nobody signed it. `told` is the receipt as JSON has it, unknown fields and all. */
export function verifyReceipt(
  told: Readonly<Record<string, unknown>>,
): DetachedVerdict | undefined {
  if (typeof told.signature !== 'object' || told.signature === null) return undefined;
  const signature = JSON.stringify({ format: signatureFormat, ...told.signature });
  return verifyDetached(Buffer.from(receiptText(told)), signature);
}
