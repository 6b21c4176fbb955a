import readExif from 'exif-reader';
import type { Photograph } from './media-reading.ts';

/** Reads what the camera wrote. A picture without EXIF still says its size. */
export function readPhotograph(bytes: Buffer, mediaType: string): Photograph {
  const segment = mediaType === 'image/jpeg' ? exifOfJpeg(bytes) : exifOfTiff(bytes);
  const exif = segment ? readExif(segment) : undefined;
  const { Image: image, Photo: photo } = exif ?? {};
  const size = mediaType === 'image/jpeg' ? sizeOfJpeg(bytes) : undefined;
  const maker = [image?.Make, image?.Model].filter(isText).map((text) => text.trim());
  return {
    width: size?.width ?? numberOf(image?.ImageWidth),
    height: size?.height ?? numberOf(image?.ImageLength),
    takenAt: localTime(photo?.DateTimeOriginal ?? image?.DateTime),
    camera: maker.join(' ').trim() || null,
    artist: isText(image?.Artist) ? image.Artist.trim() || null : null,
  };
}

type Segment = { readonly marker: number; readonly start: number; readonly end: number };

/** The segments before the picture itself (ISO/IEC 10918-1, B.1.1.4); ends where they make no sense. */
function* segmentsOf(bytes: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes, and the beginning of the scan, behind which there are no more segments of use.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) return;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) return;
    yield { marker, start: at + 4, end: Math.min(at + 2 + length, bytes.length) };
    at += 2 + length;
  }
}

function exifOfJpeg(bytes: Buffer): Buffer | undefined {
  for (const { marker, start, end } of segmentsOf(bytes))
    if (marker === 0xe1 && bytes.toString('latin1', start, start + 6) === 'Exif\0\0')
      return bytes.subarray(start, end);
  return undefined;
}

/** A TIFF is what EXIF is wrapped in: the reader asks for the head that a JPEG puts before it. */
function exifOfTiff(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), bytes]);
}

/** Start of frame: every marker of C0–CF but the tables among them. */
function sizeOfJpeg(bytes: Buffer): { width: number; height: number } | undefined {
  for (const { marker, start, end } of segmentsOf(bytes)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && start + 5 <= end)
      return { height: bytes.readUInt16BE(start + 1), width: bytes.readUInt16BE(start + 3) };
  }
  return undefined;
}

/** The camera's clock, which the reader puts into UTC as it stands. */
function localTime(moment: unknown): string | null {
  if (!(moment instanceof Date) || Number.isNaN(moment.getTime())) return null;
  return moment.toISOString().slice(0, 16).replace('T', ' ');
}

const isText = (value: unknown): value is string => typeof value === 'string';
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
