import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { objectId } from '../../preservation/component-bytes.ts';
import { Digester } from '../../preservation/digest.ts';
import { headVersion, type Inventory } from '../../preservation/ocfl-inventory.ts';
import { objectPath } from '../../preservation/ocfl-root.ts';
import { findInventory } from '../../preservation/read-object.ts';
import type { Storage } from '../../preservation/storage.ts';
import { isSystemError, StoreFault } from '../../preservation/store-fault.ts';
import { recordPath } from '../../preservation/store-record.ts';

const named = z.object({ code: z.string(), name: z.string() });

/** What an object says of its record, as far as keeping is judged by it; see `store-record.ts`. */
export const keptMetadata = z.object({
  // The second also tells what the catalogue came to know after filing; what is judged here is in both.
  schema: z.enum(['urn:lantai:record:1', 'urn:lantai:record:2']),
  id: z.string(),
  agency: named,
  fonds: named,
  archivalCode: z.string().nullable(),
  description: z.record(z.string(), z.unknown()),
  components: z.array(
    z.object({
      fileName: z.string(),
      size: z.number(),
      sha512: z.string(),
      sm3: z.string(),
      path: z.string(),
    }),
  ),
});
export type KeptMetadata = z.output<typeof keptMetadata>;

/** A value of the description in the object, as it is read; null where there is none. */
export function saidIn({ description }: KeptMetadata, key: string): string | null {
  const value = description[key];
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value)
    : null;
}

/** A file of the object's newest version: what the inventory says of it, and what its bytes are now. */
export type KeptFile = {
  readonly logicalPath: string;
  readonly path: string;
  /** As they were written down when it came into the store. */
  readonly noted: { readonly sha512: string; readonly sm3: string | null };
  /** Null where the bytes are not there. */
  readonly now: { readonly sha512: string; readonly sm3: string } | null;
};

/** The object of a record in the store, read from the disk; `fault` where there is none to be read. */
export type KeptObject =
  | { readonly fault: string }
  | {
      readonly fault: null;
      /** Null, with the reason, where the metadata cannot be read or do not say what they must. */
      readonly metadata: KeptMetadata | null;
      readonly unreadable: string | null;
      readonly files: readonly KeptFile[];
    };

/** Reads a record's object: its inventory, its metadata, and every byte of every file of its newest version. */
export async function readKeptObject(storage: Storage, recordId: string): Promise<KeptObject> {
  const id = objectId(recordId);
  try {
    const inventory = await findInventory(storage.store, id);
    if (!inventory) return { fault: '存储中没有这件档案的对象' };
    return await readObjectIn(objectPath(storage.store, id), inventory);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return { fault: `对象不能读取（${error.code}）` };
  }
}

/** The same of an object root anywhere, whose inventory has been read. */
export async function readObjectIn(folder: string, inventory: Inventory): Promise<KeptObject> {
  const sm3ByPath = new Map(
    Object.entries(inventory.fixity?.sm3 ?? {}).flatMap(([sm3, paths]) =>
      paths.map((path) => [path, sm3] as const),
    ),
  );
  const files: KeptFile[] = [];
  for (const [sha512, logicalPaths] of Object.entries(headVersion(inventory).state)) {
    const [contentPath = ''] = inventory.manifest[sha512] ?? [];
    const path = join(folder, contentPath);
    const now = contentPath === '' ? null : await digestNow(path);
    const noted = { sha512, sm3: sm3ByPath.get(contentPath) ?? null };
    for (const logicalPath of logicalPaths) files.push({ logicalPath, path, noted, now });
  }
  return { fault: null, files, ...(await readMetadata(files)) };
}

// Description, people and acts of one record are a few megabytes at most.
const mostMetadata = 32 * 2 ** 20;

async function readMetadata(files: readonly KeptFile[]) {
  const file = files.find(({ logicalPath }) => logicalPath === recordPath);
  if (!file?.now) return { metadata: null, unreadable: `没有 ${recordPath}` };
  const text = await readFile(file.path);
  if (text.length > mostMetadata) return { metadata: null, unreadable: `${recordPath} 过大` };
  try {
    const read = keptMetadata.safeParse(JSON.parse(text.toString('utf8')));
    if (read.success) return { metadata: read.data, unreadable: null };
    const [issue] = read.error.issues;
    return {
      metadata: null,
      unreadable: `${recordPath} 的 ${issue?.path.join('.') ?? '内容'} 缺失或不合规定`,
    };
  } catch {
    return { metadata: null, unreadable: `${recordPath} 不是可解析的 JSON` };
  }
}

async function digestNow(path: string): Promise<KeptFile['now']> {
  const digester = new Digester(['sha512', 'sm3']);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      digester.update(chunk);
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'EACCES', 'EISDIR')) return null;
    throw error;
  }
  const digests = digester.finish();
  return { sha512: digests.get('sha512') ?? '', sm3: digests.get('sm3') ?? '' };
}
