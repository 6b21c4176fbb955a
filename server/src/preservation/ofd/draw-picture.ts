import { ConversionFault } from '../conversion/conversion-fault.ts';
import { requireSize } from '../conversion/raster/raster.ts';
import { readBmp } from '../conversion/raster/read-bmp.ts';
import { readTiff } from '../conversion/raster/read-tiff.ts';
import { writePng } from '../conversion/raster/write-png.ts';
import { sniffMediaType } from '../media-type.ts';
import { type OfdPackage, OfdRefused } from './ofd-package.ts';
import { contentOf, type Resource } from './ofd-resources.ts';
import type { Sheet } from './sheet.ts';

const shownAsIs = ['image/png', 'image/jpeg', 'image/gif'];

/** A picture as an address that holds it whole; nothing where no browser can show it, with a note. */
export function pictureAddress(bytes: Buffer, name: string, sheet: Sheet): string | undefined {
  const type = sniffMediaType(bytes);
  if (shownAsIs.includes(type)) return `data:${type};base64,${bytes.toString('base64')}`;
  const isJbig2 = bytes.subarray(0, 4).equals(Buffer.from('974a4232', 'hex'));
  try {
    const png = isJbig2 ? undefined : unpacked(bytes, type);
    if (png) return `data:image/png;base64,${png.toString('base64')}`;
    sheet.notes.add(`图像“${name}”${isJbig2 ? '是 JBIG2 格式' : '的格式不认识'}，没有画出`);
  } catch (error) {
    const reason = error instanceof ConversionFault ? error.message : '图像损坏';
    sheet.notes.add(`图像“${name}”没有画出：${reason}`);
  }
  return undefined;
}

function unpacked(bytes: Buffer, type: string): Buffer | undefined {
  if (type === 'image/bmp') {
    requireSize(Math.abs(bytes.readInt32LE(18)), Math.abs(bytes.readInt32LE(22)));
    return writePng(readBmp(bytes));
  }
  if (type !== 'image/tiff') return undefined;
  const first = readTiff(bytes).next().value;
  return first && writePng(first);
}

/** The picture of a resource, defined once however often it is shown. */
export async function pictureOf(
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
