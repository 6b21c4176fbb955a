import { ConversionFault } from '../conversion-fault.ts';

/** A picture unpacked: 4 bytes a pixel, red, green, blue, opacity; row by row from the top. */
export type Raster = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Points per inch where the file says so. */
  readonly dpi?: number;
};

/** 100 million pixels are 400 MB unpacked: an A0 sheet at 300 dpi has 140 million, an A3 at 600 dpi 70. */
const mostPixels = 100_000_000;

export function requireSize(width: number, height: number, most = mostPixels): void {
  if (!(width > 0 && height > 0)) throw new ConversionFault('图像损坏：宽或高为零');
  if (width * height > most)
    throw new ConversionFault(
      `图像过大（${width} × ${height} 像素），超过 ${most / 10_000} 万像素，没有解开`,
    );
}
