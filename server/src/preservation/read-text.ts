import { stat } from 'node:fs/promises';
import { mailTypes } from './media/media-reading.ts';
import { textPool } from './text/text-pool.ts';
import type { TextAnswer } from './text/text-task.ts';
import { WorkerStopped } from './worker-pool.ts';

export type { TextAnswer } from './text/text-task.ts';

export type TextLimits = { maxBytes?: number; seconds?: number };

const megabyte = 2 ** 20;
const readable = ['application/pdf', 'application/ofd', 'text/plain', ...mailTypes];
// Some three thousand full pages. What is read crosses into the server's own memory.
const maxCharacters = 5_000_000;

/**
 * The text of a file by page, for search. Files come from outside and some are made to do harm, so each is
 * read in a worker under limits of size, memory and time; a bad one fails alone, with a reason.
 */
export async function readText(
  path: string,
  mediaType: string,
  { maxBytes = 200 * megabyte, seconds = 60 }: TextLimits = {},
): Promise<TextAnswer> {
  if (!readable.includes(mediaType)) return { kind: 'none', reason: '此格式不提取文字' };
  const { size } = await stat(path);
  if (size > maxBytes) {
    const limit = (maxBytes / megabyte).toFixed(0);
    return { kind: 'failed', reason: `文件超过 ${limit} MB，未提取文字` };
  }
  try {
    // The worker answers a task of this kind with a text.
    return (await textPool.run({ path, mediaType, maxCharacters }, seconds)) as TextAnswer;
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return { kind: 'failed', reason: reasonFor(error, seconds) };
  }
}

function reasonFor({ why }: WorkerStopped, seconds: number): string {
  if (why === 'time') return `${seconds} 秒内未能读完，已停止提取文字`;
  if (why === 'memory') return '占用内存过多，已停止提取文字';
  return '提取文字时意外中止';
}
