import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { isSystemError, StoreFault } from './store-fault.ts';

/** OCFL 1.1, 3.5.3.1: paths that are relative, and stay inside of what they are relative to. */
export function isRelativePath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const pathsByDigest = z.record(z.string(), z.array(z.string().refine(isRelativePath)));

const versionSchema = z.object({
  created: z.string(),
  state: pathsByDigest,
  message: z.string().optional(),
  user: z.object({ name: z.string(), address: z.string().optional() }).optional(),
});

const inventorySchema = z.object({
  id: z.string(),
  type: z.string(),
  digestAlgorithm: z.enum(['sha512', 'sha256']),
  head: z.string().regex(/^v[1-9]\d*$/),
  contentDirectory: z.string().optional(),
  manifest: pathsByDigest,
  versions: z.record(z.string(), versionSchema),
  fixity: z.record(z.string(), pathsByDigest).optional(),
});

/** inventory.json of an object, OCFL 1.1, 3.5: what every version holds, and where the bytes are. */
export type Inventory = z.infer<typeof inventorySchema>;
export type Version = z.infer<typeof versionSchema>;
export type PathsByDigest = z.infer<typeof pathsByDigest>;

export const inventoryType = 'https://ocfl.io/1.1/spec/#inventory';

export function serialise(inventory: Inventory): string {
  return `${JSON.stringify(inventory, null, 2)}\n`;
}

/** The line that stands beside an inventory and says its digest (OCFL 1.1, 3.6). */
export function sidecar(inventory: string | Uint8Array): string {
  return `${createHash('sha512').update(inventory).digest('hex')} inventory.json\n`;
}

export function headVersion(inventory: Inventory): Version {
  return versionOf(inventory, inventory.head);
}

export function versionOf(inventory: Inventory, name: string): Version {
  const version = inventory.versions[name];
  if (!version) throw new StoreFault('store.content-missing', { id: inventory.id, version: name });
  return version;
}

/** Two states are the same when they give the same paths the same content. */
export function isSameState(one: PathsByDigest, other: PathsByDigest): boolean {
  return JSON.stringify(contentByPath(one)) === JSON.stringify(contentByPath(other));
}

/** [logical path, digest], in the order of the paths. */
export function contentByPath(state: PathsByDigest): [string, string][] {
  return Object.entries(state)
    .flatMap(([digest, paths]) => paths.map((path): [string, string] => [path, digest]))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** What these bytes say as an inventory, or null where they are none. */
export function parseInventory(bytes: Buffer): Inventory | null {
  try {
    return inventorySchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** The inventory in a folder with its bytes, or null where there is none. */
export async function readInventoryIn(
  folder: string,
): Promise<{ inventory: Inventory; bytes: Buffer } | null> {
  const bytes = await readOrNull(join(folder, 'inventory.json'));
  if (!bytes) return null;
  try {
    return { inventory: inventorySchema.parse(JSON.parse(bytes.toString('utf8'))), bytes };
  } catch (error) {
    throw new StoreFault('store.inventory-damaged', { folder }, { cause: error });
  }
}

/** Whether the digest beside the inventory in `folder` is the digest of these bytes. */
export async function isVouchedFor(
  { inventory, bytes }: { inventory: Inventory; bytes: Buffer },
  folder: string,
): Promise<boolean> {
  const algorithm = inventory.digestAlgorithm;
  const stated = await readOrNull(join(folder, `inventory.json.${algorithm}`));
  const digest = createHash(algorithm).update(bytes).digest('hex');
  return stated?.toString('utf8').split(/\s/)[0]?.toLowerCase() === digest;
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  }
}
