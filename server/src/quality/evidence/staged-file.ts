import { Readable } from 'node:stream';
import { Problem } from '#platform/problem.ts';
import { sniffFile } from '../../preservation/media-type.ts';
import { stage, stagedPath } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';

/** A file that belongs to a check, its bytes safe in staging; a row refers to them only afterwards. */
export type StagedFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha512: string;
  readonly sm3: string;
};

const accepted = ['image/jpeg', 'image/png', 'application/pdf'];

/** Takes a photograph or a paper from outside; what it is, its bytes say. */
export async function stageEvidence(
  { staging }: Storage,
  { fileName, content }: { fileName: string; content: string },
): Promise<StagedFile> {
  const { sha512, sm3, size } = await stage(
    staging,
    Readable.from([Buffer.from(content, 'base64')]),
  );
  const mediaType = await sniffFile(stagedPath(staging, sha512));
  if (!accepted.includes(mediaType))
    throw new Problem('quality.evidence-not-readable', { fileName });
  return { fileName, mediaType, size, sha512, sm3 };
}

/** The columns of a row that refers to such a file. */
export function columnsOf({ fileName, mediaType, size, sha512, sm3 }: StagedFile) {
  return { file_name: fileName, media_type: mediaType, size, sha512, sm3 };
}
