import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '#platform/problem.ts';
import { type PackableRecord, packRecord } from '../preservation/eep/pack-record.ts';
import type { Storage } from '../preservation/storage.ts';
import { StoreFault } from '../preservation/store-fault.ts';

/**
 * The package is written whole before its first byte goes out: its digest stands near its beginning.
 * What a broken connection or a killed process leaves behind is swept from `incoming` by its age.
 */
export async function packageBytes(
  storage: Storage,
  packable: PackableRecord,
): Promise<{ size: number; stream: Readable }> {
  const path = join(storage.staging.incoming, `${crypto.randomUUID()}.eep`);
  try {
    await packRecord(storage, path, packable);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const name = error.details.fileName ?? packable.components[0]?.file_name;
    throw new Problem('access.content-missing', { name }, { cause: error });
  }
  const { size } = await stat(path);
  const stream = createReadStream(path);
  stream.once('close', () => void rm(path, { force: true }));
  return { size, stream };
}
