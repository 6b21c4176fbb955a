import {
  type ByteSequence,
  type FileEnds,
  occursIn,
  sequenceFromStart,
  sequenceWeight,
} from './byte-sequence.ts';

/** A format as PRONOM lists it; `puid` null where PRONOM has none, or none that could be confirmed. */
export type FileFormat = {
  readonly puid: string | null;
  readonly name: string;
  readonly version: string | null;
  readonly mediaType: string;
  /** The endings a file of this format usually has, the first one first. */
  readonly extensions: readonly string[];
};

/** A format that is known by its first bytes: by any one of its signatures, all sequences of it. */
export type SignedFormat = FileFormat & {
  readonly signatures: readonly (readonly ByteSequence[])[];
};

export function fileFormat(
  puid: string | null,
  name: string,
  version: string | null,
  mediaType: string,
  extensions: string,
): FileFormat {
  return { puid, name, version, mediaType, extensions: extensions.split(' ').filter(Boolean) };
}

/** A row of the table: what `fileFormat` takes, and its signatures. */
export type FormatRow = readonly [
  puid: string | null,
  name: string,
  version: string | null,
  mediaType: string,
  extensions: string,
  ...signatures: string[],
];

export function signedFormat([
  puid,
  name,
  version,
  mediaType,
  extensions,
  ...signatures
]: FormatRow): SignedFormat {
  return {
    ...fileFormat(puid, name, version, mediaType, extensions),
    signatures: signatures.map((signature) => [sequenceFromStart(signature)]),
  };
}

export type SignatureMatch = { readonly format: FileFormat; readonly weight: number };

/** The format whose signature says most; of two that say as much, the one that stands first. */
export function heaviestMatch(
  ends: FileEnds,
  formats: readonly SignedFormat[],
): SignatureMatch | undefined {
  let best: SignatureMatch | undefined;
  for (const { signatures, ...format } of formats)
    for (const sequences of signatures) {
      if (!sequences.every((sequence) => occursIn(ends, sequence))) continue;
      let weight = 0;
      for (const sequence of sequences) weight += sequenceWeight(sequence);
      if (weight > (best?.weight ?? 0)) best = { format, weight };
    }
  return best;
}
