import { parseFile } from 'music-metadata';
import type { Recording } from './media-reading.ts';

/** Reads duration and encoding (GB/T 18894-2016, 9.5.2: audio and video encoding standard). */
export async function readRecording(path: string): Promise<Recording> {
  const { format, common } = await parseFile(path, { duration: true, skipCovers: true });
  const { duration, codec, container, sampleRate } = format;
  return {
    seconds: duration === undefined ? null : Math.round(duration * 10) / 10,
    codec: codec ?? container ?? null,
    sampleRate: sampleRate ?? null,
    title: common.title?.trim() ? common.title.trim() : null,
  };
}
