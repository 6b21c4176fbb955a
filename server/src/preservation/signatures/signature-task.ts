/** A document of which the signatures are to be verified. */
export type SignatureTask = { readonly path: string; readonly format: SignedFormat };

export type SignedFormat = 'PDF' | 'OFD';
