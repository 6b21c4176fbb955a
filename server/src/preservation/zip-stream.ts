import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

// When a file was written stands in the package itself; the same package is the same zip, to the byte.
const noDay = new Date('1980-01-01T00:00:00Z');

/** The files of a folder as one zip file below `root`, stored as they are, piece by piece. */
export function zipOf(folder: string, root: string, paths: readonly string[]): Readable {
  return zipFiles(paths.map((path) => ({ from: join(folder, path), as: `${root}/${path}` })));
}

type ZippedFile = { readonly from: string; readonly as: string };

export function zipFiles(files: readonly ZippedFile[]): Readable {
  const zip = new ZipFile();
  const stream = new PassThrough();
  // A file that is not as it was when the zip began: whoever downloads must not take it for whole.
  zip.on('error', (error: Error) => stream.destroy(error));
  for (const { from, as } of files) zip.addFile(from, as, { compress: false, mtime: noDay });
  zip.end();
  zip.outputStream.pipe(stream);
  return stream;
}
