import { type ImageHead, readImageHead } from './raster/image-head.ts';
import type { Raster } from './raster/raster.ts';
import { readBmp } from './raster/read-bmp.ts';
import { readGif } from './raster/read-gif.ts';
import { readTiff } from './raster/read-tiff.ts';
import { writePng } from './raster/write-png.ts';
import type { StandardPdf } from './standard-pdf.ts';

const a4 = { short: 595.28, long: 841.89 };

/** One page for each picture, as large as it says it is; where it does not say, as large as A4 holds. */
export function placeImages(pdf: StandardPdf, bytes: Buffer, mediaType: string): void {
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') {
    // Its own bytes go into the PDF: nothing is unpacked and packed again.
    placeImage(pdf, bytes, readImageHead(bytes, mediaType));
    return;
  }
  for (const raster of rastersOf(bytes, mediaType)) placeImage(pdf, writePng(raster), raster);
}

function placeImage(pdf: StandardPdf, image: Buffer, head: ImageHead): void {
  const scale = head.dpi ? 72 / head.dpi : fit(head);
  const size: [number, number] = [head.width * scale, head.height * scale];
  pdf.addPage({ size, margin: 0 });
  // The types lag behind: a picture lies as it is stored, and its size is compared as stored.
  const place = { width: size[0], height: size[1], ignoreOrientation: true };
  pdf.image(image, 0, 0, place as PDFKit.Mixins.ImageOption);
}

function fit({ width, height }: ImageHead): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  return Math.min(a4.long / long, a4.short / short);
}

/** The pictures in a file that has to be unpacked. */
export function rastersOf(bytes: Buffer, mediaType: string): Iterable<Raster> {
  if (mediaType === 'image/tiff') return readTiff(bytes);
  if (mediaType === 'image/bmp') return [readBmp(bytes)];
  if (mediaType === 'image/gif') return [readGif(bytes)];
  throw new TypeError(`no reader for ${mediaType}`);
}
