import { createHash } from 'node:crypto';
import { type FolderTree, kindNames, within } from '../folder-tree.ts';
import { type Claims, numberOf } from './claims.ts';
import { type InventoryFile, verifyInventoryFile } from './inventory-file.ts';
import type { Report } from './verify-finding.ts';
import { verifyInventory } from './verify-inventory.ts';

/** The inventories that versions keep of their own time, each held against the object's newest one. */
export async function verifyVersions(
  object: FolderTree,
  newest: { file: InventoryFile; claims: Claims },
  report: Report,
): Promise<Map<string, Claims>> {
  const kept = new Map<string, Claims>();
  for (const name of newest.claims.states.keys()) {
    verifyVersionEntries(object, name, newest.claims, report);
    const file = await verifyInventoryFile(object, name, report);
    if (!file) continue;
    if (name === newest.claims.head) {
      const same = file.bytes.equals(newest.file.bytes);
      if (!same) report('E064', file.at, '与对象根目录的清单相同', '不同');
      if (same) continue;
    }
    const claims = verifyInventory(file.json, file.at, report);
    verifyAgainst(newest.claims, claims, { name, at: file.at, report });
    kept.set(name, claims);
  }
  verifyEditions([...kept.values(), newest.claims], report);
  return kept;
}

/** OCFL 1.1, 3.3 and 3.3.1: folders beside the content are to be ignored, files are not. */
function verifyVersionEntries(
  object: FolderTree,
  version: string,
  { contentDirectory }: Claims,
  report: Report,
): void {
  const names = object.namesIn(version);
  if (object.kinds.get(version) !== 'folder') report('E010', version, '版本目录', '没有');
  else if (!names.includes('inventory.json')) report('W010', version, 'inventory.json', '没有');
  for (const name of names) {
    const at = within(version, name);
    const kind = object.kinds.get(at) ?? 'other';
    if (kind !== 'folder') {
      const expected = kind === 'file' && /^inventory\.json(\.sha\d+)?$/.test(name);
      if (!expected) report('E015', at, '没有此文件', kindNames[kind]);
    } else if (name !== contentDirectory) report('W002', at, contentDirectory, name);
    else if (object.namesIn(at).length === 0) report('W003', at, '有文件', '空');
  }
}

type Older = { name: string; at: string; report: Report };

/** OCFL 1.1, 3.7: history is added to, never rewritten. */
function verifyAgainst(newest: Claims, older: Claims, { name, at, report }: Older): void {
  if (older.head !== name) report('E040', at, name, older.head);
  if (older.id !== newest.id) {
    report('E037', at, newest.id, older.id);
    // OCFL 1.1 gave the rule a code of its own; whoever knows 1.0 looks for the old one.
    if (newest.spec === '1.1') report('E110', at, newest.id, older.id);
  }
  if (older.contentDirectory !== newest.contentDirectory) {
    report('E019', at, newest.contentDirectory, older.contentDirectory);
  }
  if (older.algorithm === 'sha256' && newest.algorithm !== 'sha256') {
    report('W004', at, 'sha512', 'sha256');
  }
  for (const [version] of older.states) {
    const told = older.algorithm === newest.algorithm ? digestsIn : whereabouts;
    const [then, now] = [told(older, version), told(newest, version)];
    for (const path of then.symmetricDifference(now)) {
      report('E066', at, `${version} 原有的状态`, path);
    }
    const [noted, note] = [older.notes.get(version) ?? '', newest.notes.get(version) ?? ''];
    if (noted !== note) report('W011', `${at}#${version}`, note, noted);
  }
}

/** OCFL 1.1, 3.7.1: no version goes back to an earlier edition of the specification. */
function verifyEditions(inventories: Claims[], report: Report): void {
  const dated = inventories.filter(({ spec }) => spec !== null);
  for (const [index, { head, spec }] of dated.entries()) {
    const before = dated[index - 1];
    if (spec && before?.spec && before.spec > spec) report('E103', head, before.spec, spec);
  }
}

/** Every pair of logical path and digest: the state of a version (OCFL 1.1, 3.5.3.1). */
function digestsIn({ states }: Claims, version: string): Set<string> {
  const state = states.get(version) ?? [];
  return new Set(state.map(({ path, digest }) => `${path} → ${digest.toLowerCase()}`));
}

/**
 * Every pair of a logical path and all content paths it has had so far, which compares states over a change of
 * the digest algorithm. Copies of the same content that later versions added are left out.
 */
function whereabouts({ manifest, states }: Claims, version: string): Set<string> {
  const earlier = manifest.filter(({ path }) => numberOf(path) <= numberOf(version));
  const contents = new Map(
    [...Map.groupBy(earlier, ({ digest }) => digest)].map(([digest, claims]) => [
      digest,
      fingerprint(claims.map(({ path }) => path)),
    ]),
  );
  const state = states.get(version) ?? [];
  return new Set(
    state.flatMap(({ path, digest }) => {
      const content = contents.get(digest);
      return content === undefined ? [] : [`${path} → ${content}`];
    }),
  );
}

/** One short text for a set of paths: a hostile inventory may give one digest a million of them. */
function fingerprint(paths: string[]): string {
  const [first = ''] = paths;
  if (paths.length === 1) return first;
  const inOrder = paths.toSorted((one, other) => (one < other ? -1 : 1));
  return createHash('sha256').update(inOrder.join('\n')).digest('hex');
}
