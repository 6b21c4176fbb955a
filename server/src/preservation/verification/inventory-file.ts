import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFileWith } from '../digest.ts';
import { type FolderTree, readShortText, within } from '../folder-tree.ts';
import { isObject, type Json } from './claims.ts';
import type { Report } from './verify-finding.ts';

export type InventoryFile = { json: Json; bytes: Buffer; at: string };

// JavaScript holds a text of half a billion characters at most; an inventory of that size lists a million files.
const longestInventory = 400 * 2 ** 20;

/** Reads the inventory in a folder of the object and holds it against the digest beside it. */
export async function verifyInventoryFile(
  object: FolderTree,
  folder: string,
  report: Report,
): Promise<InventoryFile | null> {
  const at = within(folder, 'inventory.json');
  if (object.kinds.get(at) !== 'file') return null;
  const path = join(object.path, at);
  const { size } = await stat(path);
  if (size > longestInventory) {
    report('unreadable', at, `不超过 ${longestInventory} 字节`, `${size} 字节`);
    return null;
  }
  const bytes = await readFile(path);
  const json = parse(bytes);
  if (!json) {
    report('E033', at, 'JSON 对象', '其他内容');
    return null;
  }
  await verifySidecar(object, { folder, at, algorithm: String(json.digestAlgorithm) }, report);
  return { json, bytes, at };
}

type Vouched = { folder: string; at: string; algorithm: string };

async function verifySidecar(
  object: FolderTree,
  { folder, at, algorithm }: Vouched,
  report: Report,
): Promise<void> {
  if (!['sha512', 'sha256'].includes(algorithm)) return;
  const name = `${at}.${algorithm}`;
  if (object.kinds.get(name) !== 'file') {
    report('E058', name, '清单的摘要文件', '没有');
    const [other] = object.namesIn(folder).filter((one) => one.startsWith('inventory.json.'));
    if (other) report('E059', within(folder, other), `inventory.json.${algorithm}`, other);
    return;
  }
  const text = (await readShortText(object.path, name)) ?? '';
  const [, stated] = /^([0-9a-f]+)[ \t]+inventory\.json\s*$/i.exec(text) ?? [];
  if (!stated) return report('E061', name, '摘要 inventory.json', text.slice(0, 200));
  const digests = await digestFileWith(join(object.path, at), [algorithm]);
  const actual = digests.get(algorithm) ?? '';
  if (stated.toLowerCase() !== actual) report('E060', name, stated, actual);
}

function parse(bytes: Buffer): Json | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}
