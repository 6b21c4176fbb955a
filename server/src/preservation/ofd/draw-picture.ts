import { ConversionFault } from '../conversion/conversion-fault.ts';
import { imageSize } from '../conversion/raster/image-head.ts';
import { type Raster, requireSize } from '../conversion/raster/raster.ts';
import { readBmp } from '../conversion/raster/read-bmp.ts';
import { readTiff } from '../conversion/raster/read-tiff.ts';
import { writePng } from '../conversion/raster/write-png.ts';
import { sniffMediaType } from '../media-type.ts';
import { type OfdPackage, OfdRefused } from './ofd-package.ts';
import { contentOf, type Resource } from './ofd-resources.ts';
import { isJbig2, readJbig2 } from './read-jbig2.ts';
import type { Sheet } from './sheet.ts';

const shownAsIs = ['image/png', 'image/jpeg', 'image/gif'];

/** Unpacked, packed anew and written as text it takes eight times that many bytes; a worker has 512 MB. */
const mostPixels = 40_000_000;

/** A picture as an address that holds it whole; nothing where no browser can show it, with a note. */
export function pictureAddress(bytes: Buffer, name: string, sheet: Sheet): string | undefined {
  const type = sniffMediaType(bytes);
  try {
    if (shownAsIs.includes(type)) {
      // It is the reader's browser that unpacks it, and that has to bear it.
      imageSize(bytes, type);
      return `data:${type};base64,${bytes.toString('base64')}`;
    }
    const raster = unpacked(bytes, type);
    if (raster) return `data:image/png;base64,${writePng(raster).toString('base64')}`;
    sheet.notes.add(`图像“${name}”的格式不认识，没有画出`);
  } catch (error) {
    const reason = error instanceof ConversionFault ? error.message : '图像损坏';
    sheet.notes.add(`图像“${name}”没有画出：${reason}`);
  }
  return undefined;
}

function unpacked(bytes: Buffer, type: string): Raster | undefined {
  if (isJbig2(bytes)) return readJbig2(bytes, mostPixels);
  if (type === 'image/bmp') {
    requireSize(Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22)), mostPixels);
    return readBmp(bytes);
  }
  return type === 'image/tiff' ? readTiff(bytes, mostPixels).next().value : undefined;
}

/** The pictures of a package as addresses, each read once however often it is shown. */
export type Pictures = {
  readonly find: (resource: Resource | undefined) => Promise<string | undefined>;
};

export function picturesOf(ofd: OfdPackage, sheet: Sheet): Pictures {
  const known = new Map<Resource | undefined, string | undefined>();
  return {
    async find(resource) {
      if (!known.has(resource)) known.set(resource, await readPicture(ofd, resource, sheet));
      return known.get(resource);
    },
  };
}

async function readPicture(
  ofd: OfdPackage,
  resource: Resource | undefined,
  sheet: Sheet,
): Promise<string | undefined> {
  const part = contentOf(ofd, resource, 'MediaFile');
  if (!part) {
    sheet.notes.add('引用的图像不在 OFD 内，没有画出');
    return undefined;
  }
  try {
    return pictureAddress(await ofd.read(part), part, sheet);
  } catch (error) {
    if (!(error instanceof OfdRefused)) throw error;
    sheet.notes.add(error.message);
    return undefined;
  }
}
