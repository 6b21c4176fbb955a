import { stat } from 'node:fs/promises';
import { type MediaReading, type MediaTask, mediaKindOf } from './media/media-reading.ts';
import { WorkerPool, WorkerStopped } from './worker-pool.ts';

export type { Mail, MailAttachment, MediaReading } from './media/media-reading.ts';
export { mailTypes } from './media/media-reading.ts';

export type MediaLimits = { maxBytes?: number; seconds?: number };

// Mails and photographs are read whole; a film is read in parts, however long it is.
const wholeFile = 100 * 2 ** 20;

const pool = new WorkerPool<MediaTask, MediaReading>(
  new URL('./media/media.worker.ts', import.meta.url),
  { size: 2, memoryMb: 512 },
);

/**
 * What a mail, a photograph or a recording says of itself. Files come from outside: each is read in a
 * worker under limits, and a bad one fails alone, with a reason.
 */
export async function readMedia(
  path: string,
  mediaType: string,
  { maxBytes = wholeFile, seconds = 30 }: MediaLimits = {},
): Promise<MediaReading> {
  const kind = mediaKindOf(mediaType);
  if (!kind) return { kind: 'none' };
  const { size } = await stat(path);
  if (kind !== 'recording' && size > maxBytes)
    return { kind: 'failed', reason: '文件过大，未读取其中的信息' };
  try {
    return await pool.run({ path, mediaType }, seconds);
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return { kind: 'failed', reason: '读取时超出限制，已停止' };
  }
}
