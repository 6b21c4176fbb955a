import type { Signer } from '../signing/signer.ts';
import { StoreFault } from '../store-fault.ts';
import { readEep } from './read-eep.ts';
import { signPackage } from './signature-block.ts';

/** Signs the newest layer of a package of ours that nobody has signed yet; what is damaged is not signed. */
export async function signNewest(
  path: string,
  { signer, signedAt }: { readonly signer: Signer; readonly signedAt: string },
): Promise<void> {
  const { objects, layers, findings } = await readEep(path);
  const [outer] = objects;
  const isDamaged = findings.some(({ severity }) => severity === 'error');
  if (!outer || layers[0]?.isSigned || isDamaged)
    throw new StoreFault('store.package-unusable', { path });
  await signPackage(path, outer, { signer, layer: layers.length - 1, signedAt });
}
