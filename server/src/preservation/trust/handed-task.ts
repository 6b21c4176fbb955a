import type { ShownCertificate, ShownRevocationList } from '@lantai/contract/preservation/trust.ts';
import type { TrustMaterial } from './trust-list.ts';

/** A file that somebody wants to add to the trust list. */
export type HandedTask =
  | { readonly kind: 'certificates'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'list';
      readonly bytes: Uint8Array;
      readonly material: TrustMaterial;
      readonly now: string;
    };

export type ReadList = ShownRevocationList & { readonly content: string };

export type HandedAnswer =
  | { readonly kind: 'certificates'; readonly certificates: readonly ShownCertificate[] }
  | { readonly kind: 'list'; readonly list: ReadList }
  | { readonly kind: 'refused'; readonly why: string };
