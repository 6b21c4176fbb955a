import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unpackZip } from '../../capture/package/unpack-zip.ts';
import { entriesOf, type FolderTree, readFolderTree } from '../../preservation/folder-tree.ts';
import { isObjectRoot } from '../../preservation/verification/recognise-folder.ts';
import { failed } from '../../quality/check.ts';
import { isEep } from '../../quality/content-format.ts';
import { filesOfTree, notFollowed } from './folder-entries.ts';
import { emptyPlace, type Place } from './placed.ts';
import { readBagPlace } from './read-bag-place.ts';
import { readEepPlace } from './read-eep-place.ts';
import { readListedFolder } from './read-listed-folder.ts';
import { readObjectPlace } from './read-object-place.ts';
import { catalogueNames, readTransferPlace } from './read-transfer-place.ts';

/**
 * Finds out what a place is, and reads it: a package in one file, a folder, or a ZIP of one. Nothing is
 * written but below `unpacking`; no link is followed. Null where there is nothing.
 */
export async function readPlace(path: string, unpacking: string): Promise<Place | null> {
  const there = await stat(path).catch(() => null);
  if (!there) return null;
  if (there.isDirectory()) return readFolder(path, unpacking);
  if (/\.zip$/iu.test(path)) return readZip(path, unpacking);
  return readOneFile(path, there.size, unpacking);
}

async function readOneFile(path: string, size: number, unpacking: string): Promise<Place> {
  const name = basename(path);
  const files = [{ path: name, at: path, size }];
  if (await isEep(path)) {
    const { record, ...part } = await readEepPlace(path, unpacking);
    return { ...emptyPlace, ...part, kind: 'eep', records: [record], files };
  }
  const record = { label: name, elements: null, isWhole: false, fileCount: null, acts: null };
  const file = { name, path, size: null, digests: {} };
  return { ...emptyPlace, files, records: [{ ...record, files: [file] }] };
}

async function readZip(path: string, unpacking: string): Promise<Place> {
  const folder = join(unpacking, 'zip');
  const findings = await unpackZip(path, folder);
  const place = (await readFolder(folder, unpacking)) ?? emptyPlace;
  const faults = findings.map(({ message }) => failed('压缩包', '能够安全解开', message));
  return {
    ...place,
    structure: faults.length > 0 ? [...faults, ...(place.structure ?? [])] : place.structure,
  };
}

async function readFolder(path: string, unpacking: string): Promise<Place | null> {
  const tree = await readFolderTree(path);
  if (!tree) return null;
  const place = await readTree(tree, unpacking);
  const links = notFollowed(tree);
  if (links.length === 0) return place;
  const fault = failed('链接和设备文件', '没有', links.slice(0, 20).join('、'));
  return { ...place, structure: [fault, ...(place.structure ?? [])] };
}

async function readTree(tree: FolderTree, unpacking: string): Promise<Place> {
  const names = tree.namesIn('');
  if (names.includes('bagit.txt')) return readBagPlace(tree);
  if (names.some((name) => name.startsWith('0=ocfl_')) || names.includes('ocfl_layout.json'))
    return readObjects(tree);
  const catalogue = names.find((name) => catalogueNames.test(name));
  if (catalogue !== undefined) return readTransferPlace(tree, catalogue, unpacking);
  // A ZIP of a folder has it one step deeper.
  const [only] = names;
  if (only !== undefined && names.length === 1 && tree.kinds.get(only) === 'folder') {
    const inner = await readFolderTree(join(tree.path, only));
    if (inner) return readTree(inner, unpacking);
  }
  return readListedFolder(tree);
}

async function readObjects(tree: FolderTree): Promise<Place> {
  const folders = [...tree.kinds]
    .filter(([path, kind]) => kind === 'folder' || path === '')
    .map(([path]) => join(tree.path, path));
  const objects: string[] = [];
  for (const folder of [tree.path, ...folders])
    if (isObjectRoot((await entriesOf(folder)) ?? []) && !objects.includes(folder))
      objects.push(folder);
  const read = [];
  for (const folder of objects) read.push(await readObjectPlace(folder, tree.path));
  return {
    ...emptyPlace,
    kind: objects[0] === tree.path ? 'ocfl-object' : 'ocfl-root',
    files: await filesOfTree(tree),
    records: read.map(({ record }) => record),
    structure: read.flatMap(({ structure }) => structure),
    readings: read.flatMap(({ readings }) => readings),
    objects: new Map(read.map(({ record, kept }) => [record.label, kept])),
  };
}
