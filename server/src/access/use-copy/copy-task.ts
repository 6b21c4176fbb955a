export type CopyTask = {
  readonly path: string;
  readonly mediaType: string;
  readonly title: string;
  /** What stands across every page: for whom, when, under which trace number. */
  readonly mark: string;
  /** ISO 8601. */
  readonly moment: string;
};

export type CopyAnswer =
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  /** `reason` ends the sentence that tells what could not be copied. */
  | { readonly kind: 'failed'; readonly reason: string };
