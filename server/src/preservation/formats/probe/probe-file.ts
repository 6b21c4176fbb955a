import { open, readFile, stat } from 'node:fs/promises';
import type { Identification, Probe } from '../identification.ts';
import { probeCompound } from './compound-probe.ts';
import { probeImage } from './image-probe.ts';
import { probePdf } from './pdf-probe.ts';
import { damaged, notProbed } from './probe-result.ts';
import { probeRecording } from './recording-probe.ts';
import { probeText } from './text-probe.ts';
import { probeZip } from './zip-probe.ts';

// Read whole, in a worker whose memory is limited; recordings and containers are read in parts.
const wholeFile = 200 * 2 ** 20;

/** Whether a file can be read as what it is. Says for what formats it does not know. */
export async function probeFile(path: string, identified: Identification): Promise<Probe> {
  const { mediaType, name } = identified;
  const { size } = await stat(path);
  if (size === 0) return damaged('文件为空');
  if (await isZip(path)) return probeZip(path, mediaType);
  if (/^(?:audio|video)\//.test(mediaType)) return probeRecording(path, mediaType);
  if (await isCompound(path)) return probeCompound(path, identified);
  if (size > wholeFile) return notProbed('文件超过 200 MB，未检查');
  if (mediaType === 'application/pdf') return probePdf(await readFile(path), identified);
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml')
    return probeImage(await readFile(path), mediaType);
  if (
    identified.basis === 'content' ||
    identified.basis === 'name' ||
    mediaType === 'application/rtf'
  )
    return probeText(await readFile(path), mediaType);
  return notProbed(`此格式（${name}）不作可读性检查`);
}

const isZip = async (path: string) => (await beginning(path)).startsWith('504b0');
const isCompound = async (path: string) => (await beginning(path)) === 'd0cf11e0a1b11ae1';

async function beginning(path: string): Promise<string> {
  await using handle = await open(path, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
  return buffer.toString('hex', 0, bytesRead);
}
