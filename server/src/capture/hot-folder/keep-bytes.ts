import { sniffFile } from '../../preservation/media-type.ts';
import { stage, stagedPath } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';
import type { KeepBytes } from '../package/package-record.ts';

/** Bytes of a package go to staging before any row speaks of them. */
export function keepBytes({ staging }: Storage): KeepBytes {
  return async (source, fileName) => {
    const digests = await stage(staging, source);
    const mediaType = await sniffFile(stagedPath(staging, digests.sha512));
    return { fileName, mediaType, ...digests };
  };
}
