import { open } from 'node:fs/promises';
import type { Probe } from '../identification.ts';
import { damaged, notProbed, readable } from './probe-result.ts';

/** Length and encoding by the file's own headers; a RIFF says how long it should be. */
export async function probeRecording(path: string, mediaType: string): Promise<Probe> {
  const short = await shorterThanSaid(path);
  const { readRecording } = await import('../../media/recording.ts');
  const recording = await readRecording(path).catch(() => undefined);
  if (!recording) return short ? damaged(short) : notProbed(`${mediaType} 的文件头读不出`);
  const { seconds, codec } = recording;
  const facts = {
    ...(seconds === null ? {} : { seconds }),
    ...(codec === null ? {} : { codec }),
  };
  if (short) return damaged(short, facts);
  return seconds === 0 ? damaged('没有内容', facts) : readable(facts);
}

/** Boxes of MP4 and QuickTime (ISO/IEC 14496-12, 4.2) and the RIFF head ([MS-RIFF]) state their sizes. */
async function shorterThanSaid(path: string): Promise<string | undefined> {
  await using handle = await open(path, 'r');
  const { size } = await handle.stat();
  const read = async (at: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, at);
    return buffer.subarray(0, bytesRead);
  };
  const head = await read(0);
  if (head.length < 12) return '文件不完整';
  if (head.toString('latin1', 0, 4) === 'RIFF')
    return head.readUInt32LE(4) + 8 > size ? '文件短于其所记大小' : undefined;
  if (head.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  let hasIndex = false;
  let at = 0;
  for (let left = 1000; left > 0 && at + 8 <= size; left -= 1) {
    const box = await read(at);
    let length = box.readUInt32BE(0);
    hasIndex ||= box.toString('latin1', 4, 8) === 'moov' || box.toString('latin1', 4, 8) === 'moof';
    if (length === 1 && box.length === 16) length = Number(box.readBigUInt64BE(8));
    if (length === 0) break;
    if (length < 8) return '内部结构有误';
    if (at + length > size) return '文件短于其所记大小';
    at += length;
  }
  return hasIndex ? undefined : '没有索引（moov），无法播放';
}
