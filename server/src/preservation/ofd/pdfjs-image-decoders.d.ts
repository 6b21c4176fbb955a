/** Published in the package without types of its own. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  export class Jbig2Image {
    width: number;
    height: number;
    /** A byte for each pixel of a whole file: 0 is black, 255 white. */
    parse(bytes: Uint8Array): Uint8ClampedArray;
  }
}
