import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../store-fault.ts';
import type { Report } from './verify-finding.ts';
import { isObject } from './verify-inventory.ts';

/** What lies in a folder, or nothing when there is no such folder. */
export async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

/** OCFL 1.1, 3.2: the file by whose name and content an object root is known. */
export async function verifyDeclaration(object: string, names: string[], report: Report) {
  const declarations = names.filter((name) => name.startsWith('0='));
  const [name] = declarations;
  if (!name || declarations.length > 1) {
    return report('E003', '', 'one declaration', declarations.join(' ') || 'none');
  }
  if (!/^0=ocfl_object_1\.[01]$/.test(name)) return report('E006', name, '0=ocfl_object_1.1', name);
  const expected = `${name.slice(2)}\n`;
  const actual = await readFile(join(object, name), 'utf8');
  if (actual !== expected) report('E007', name, expected, actual);
}

/** OCFL 1.1, 3.1 and 3.9: nothing lies in an object root that belongs to no version. */
export async function verifyRootEntries(object: string, entries: Dirent[], report: Report) {
  for (const entry of entries) {
    const { name } = entry;
    const known = entry.isDirectory()
      ? /^(v\d+|extensions|logs)$/.test(name)
      : /^(0=.*|inventory\.json(\.sha\d+)?)$/.test(name);
    if (!known) report('E001', name, 'nothing else in the object root', kindOf(entry));
  }
  for (const entry of await entriesOf(join(object, 'extensions'))) {
    if (!entry.isDirectory()) report('E067', `extensions/${entry.name}`, 'folder', kindOf(entry));
  }
}

export type InventoryFile = { json: Record<string, unknown>; bytes: Buffer; at: string };

/** Reads the inventory in a folder of the object and holds it against the digest beside it. */
export async function verifyInventoryFile(
  object: string,
  folder: string,
  report: Report,
): Promise<InventoryFile | null> {
  const at = join(folder, 'inventory.json');
  const entries = await entriesOf(join(object, folder));
  if (!entries.some(({ name }) => name === 'inventory.json')) return null;
  const bytes = await readFile(join(object, at));
  const json = parse(bytes);
  if (!json) {
    report('E033', at, 'JSON object', 'something else');
    return null;
  }
  const algorithm = String(json.digestAlgorithm);
  await verifySidecar(join(object, at), { at, algorithm, bytes, report });
  return { json, bytes, at };
}

type Sidecar = { at: string; algorithm: string; bytes: Buffer; report: Report };

async function verifySidecar(path: string, { at, algorithm, bytes, report }: Sidecar) {
  if (!['sha512', 'sha256'].includes(algorithm)) return;
  const name = `${at}.${algorithm}`;
  const text = await readFile(`${path}.${algorithm}`, 'utf8').catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return report('E058', name, 'digest of the inventory', 'nothing');
  const [, stated] = /^([0-9a-f]+)\s+inventory\.json\s*$/i.exec(text) ?? [];
  if (!stated) return report('E061', name, 'DIGEST inventory.json', text.slice(0, 200));
  const actual = createHash(algorithm).update(bytes).digest('hex');
  if (stated.toLowerCase() !== actual) report('E060', name, stated, actual);
}

function parse(bytes: Buffer): Record<string, unknown> | null {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

export function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'symbolic link';
  return entry.isDirectory() ? 'folder' : 'file';
}
