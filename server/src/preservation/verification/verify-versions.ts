import { join } from 'node:path';
import type { Report } from './verify-finding.ts';
import { entriesOf, type InventoryFile, kindOf, verifyInventoryFile } from './verify-folder.ts';
import { type Claims, verifyInventory } from './verify-inventory.ts';

/** The inventories that versions keep of their own time, each held against the object's newest one. */
export async function verifyVersions(
  object: string,
  newest: { file: InventoryFile; claims: Claims },
  report: Report,
): Promise<Map<string, Claims>> {
  const kept = new Map<string, Claims>();
  for (const name of newest.claims.states.keys()) {
    await verifyVersionEntries(object, name, newest.claims, report);
    const file = await verifyInventoryFile(object, name, report);
    if (!file) continue;
    if (name === newest.claims.head) {
      const same = file.bytes.equals(newest.file.bytes);
      if (!same) report('E064', file.at, 'the same as the inventory of the object', 'another');
      if (same) continue;
    }
    const claims = verifyInventory(file.json, file.at, report);
    verifyAgainst(newest.claims, claims, { name, at: file.at, report });
    kept.set(name, claims);
  }
  return kept;
}

/** OCFL 1.1, 3.3 and 3.3.1: folders beside the content are to be ignored, files are not. */
async function verifyVersionEntries(object: string, name: string, claims: Claims, report: Report) {
  const entries = await entriesOf(join(object, name));
  if (entries.length === 0) report('E010', name, 'a version folder', 'nothing');
  for (const entry of entries) {
    const expected = entry.isDirectory() || /^inventory\.json(\.sha\d+)?$/.test(entry.name);
    if (!expected) report('E015', `${name}/${entry.name}`, 'nothing', kindOf(entry));
    if (entry.isDirectory() && entry.name === claims.contentDirectory) {
      const content = await entriesOf(join(object, name, entry.name));
      if (content.length === 0) report('E024', `${name}/${entry.name}`, 'files', 'nothing');
    }
  }
}

type Older = { name: string; at: string; report: Report };

/** OCFL 1.1, 3.7: history is added to, never rewritten. */
function verifyAgainst(newest: Claims, older: Claims, { name, at, report }: Older): void {
  if (older.head !== name) report('E040', at, name, older.head);
  if (older.id !== newest.id) report('E037', at, newest.id, older.id);
  if (older.contentDirectory !== newest.contentDirectory) {
    report('E019', at, newest.contentDirectory, older.contentDirectory);
  }
  for (const [version] of older.states) {
    const [then, now] = [whereabouts(older, version), whereabouts(newest, version)];
    for (const path of then.symmetricDifference(now)) {
      report('E066', at, `${version} as it was`, path);
    }
  }
}

/**
 * Every pair of logical path and content path, which compares states over a change of the digest
 * algorithm. Copies of the same content that later versions added are left out.
 */
function whereabouts({ manifest, states }: Claims, version: string): Set<string> {
  const contents = Map.groupBy(manifest, ({ digest }) => digest);
  const state = states.get(version) ?? [];
  return new Set(
    state.flatMap((entry) =>
      (contents.get(entry.digest) ?? [])
        .filter(({ path }) => numberOf(path) <= numberOf(version))
        .map(({ path }) => `${entry.path} → ${path}`),
    ),
  );
}

/** 3 of `v3` and of `v3/content/…`. */
export function numberOf(path: string): number {
  return Number(/^v(\d+)/.exec(path)?.[1]);
}
