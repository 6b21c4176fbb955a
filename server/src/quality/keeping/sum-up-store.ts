import { readFile, stat } from 'node:fs/promises';
import { objectId } from '../../preservation/component-bytes.ts';
import { openContent } from '../../preservation/read-object.ts';
import type { Storage } from '../../preservation/storage.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import { recordPath } from '../../preservation/store-record.ts';
import { keptMetadata } from './kept-object.ts';

/** How many of these records have an object, and the bytes that the metadata in the objects name. */
export async function sumUpStore(
  storage: Storage,
  recordIds: readonly string[],
): Promise<{ objects: number; bytes: number }> {
  const sum = { objects: 0, bytes: 0 };
  for (const recordId of recordIds) {
    const bytes = await bytesNamed(storage, recordId);
    if (bytes === null) continue;
    sum.objects += 1;
    sum.bytes += bytes;
  }
  return sum;
}

/** Null where there is no object; what cannot be read names no bytes, and 3-1 says so. */
async function bytesNamed({ store }: Storage, recordId: string): Promise<number | null> {
  try {
    const { path } = await openContent(store, objectId(recordId), recordPath);
    if ((await stat(path)).size > 32 * 2 ** 20) return 0;
    const read = keptMetadata.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return read.success ? read.data.components.reduce((all, { size }) => all + size, 0) : 0;
  } catch (error) {
    if (error instanceof SyntaxError) return 0;
    if (error instanceof StoreFault) return error.code === 'store.content-missing' ? 0 : null;
    throw error;
  }
}
