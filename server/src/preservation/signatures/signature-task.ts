import type { TrustContext } from '../trust/judge-trust.ts';

/** A document of which the signatures are to be verified. */
export type SignatureTask = {
  readonly path: string;
  readonly format: SignedFormat;
  readonly trust: TrustContext;
};

export type SignedFormat = 'PDF' | 'OFD';
