import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, kindNames, kindOf, readShortText, within } from '../folder-tree.ts';
import { placeOf } from '../ocfl-root.ts';
import { validateObject } from '../verify-object.ts';
import type { Spec } from './claims.ts';
import { isObjectRoot } from './recognise-folder.ts';
import { isRegistered } from './registered-extensions.ts';
import { readLayout } from './root-layout.ts';
import type { Finding, Report } from './verify-finding.ts';

type Walk = {
  root: string;
  spec: Spec | null;
  place: ((id: string) => string) | null;
  report: Report;
  /** Where objects have been met, and which identifiers, each with where. */
  places: string[];
  met: Map<string, string>;
};

/**
 * OCFL 1.1, 4: the declaration and layout of a storage root, and every object in it. Objects are looked at one
 * by one, so that the number of them does not matter. Answers how many there were.
 */
export async function verifyRoot(root: string, report: Report): Promise<number> {
  const entries = (await entriesOf(root)) ?? [];
  const spec = await verifyRootDeclaration(root, entries, report);
  const layout = await readLayout(root, entries, report);
  const place = layout && ((id: string) => placeOf(layout, id).join('/'));
  const walk: Walk = { root, spec, place, report, places: [], met: new Map() };
  for (const entry of entries) {
    if (kindOf(entry) === 'link') report('E090', entry.name, '普通文件', kindNames.link);
  }
  await verifyRootExtensions(root, entries, report);
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'extensions');
  for (const { name } of folders.toSorted(byName)) await verifyHierarchy(name, walk);
  verifyDepth(walk.places, report);
  return walk.places.length;
}

async function verifyRootDeclaration(
  root: string,
  entries: Dirent[],
  report: Report,
): Promise<Spec | null> {
  const names = entries.filter(({ name }) => name.startsWith('0=')).map(({ name }) => name);
  const [name] = names;
  if (!name) report('E069', '', '0=ocfl_1.1', '没有');
  if (!name || names.length > 1) {
    report('E076', '', '一个声明文件', names.join(' ') || '没有');
    return null;
  }
  const [, spec] = /^0=ocfl_(1\.[01])$/.exec(name) ?? [];
  if (spec !== '1.0' && spec !== '1.1') {
    report('E079', name, '0=ocfl_1.1', name);
    return null;
  }
  const actual = (await readShortText(root, name)) ?? '不是文件';
  if (actual !== `${name.slice(2)}\n`) report('E080', name, name.slice(2), actual);
  return spec;
}

/** OCFL 1.1, 4.4: beside the hierarchy of objects, a root has folders of extensions only. */
async function verifyRootExtensions(
  root: string,
  entries: Dirent[],
  report: Report,
): Promise<void> {
  if (!entries.some((entry) => entry.name === 'extensions' && entry.isDirectory())) return;
  for (const entry of (await entriesOf(join(root, 'extensions'))) ?? []) {
    const at = `extensions/${entry.name}`;
    if (!entry.isDirectory()) report('E112', at, '扩展目录', kindNames[kindOf(entry)]);
    else if (!isRegistered(entry.name)) report('W016', at, '已登记的扩展名', entry.name);
  }
}

/** OCFL 1.1, 4.3: folders lead to objects, and nothing else lies in them. */
async function verifyHierarchy(at: string, walk: Walk): Promise<void> {
  const entries = (await entriesOf(join(walk.root, at))) ?? [];
  if (isObjectRoot(entries)) return verifyObjectAt(at, walk);
  const { report } = walk;
  if (entries.length === 0) report('E073', at, '对象或文件夹', '空');
  const folders = entries.filter((entry) => entry.isDirectory());
  if (entries.length > 0 && folders.length === 0) report('E085', at, '对象', '没有对象声明');
  for (const entry of entries.toSorted(byName)) {
    const path = within(at, entry.name);
    if (entry.isDirectory()) await verifyHierarchy(path, walk);
    else if (kindOf(entry) === 'link') report('E090', path, '文件夹', kindNames.link);
    else {
      report('E072', path, '对象之外没有文件', kindNames[kindOf(entry)]);
      report('E084', path, '文件夹', kindNames[kindOf(entry)]);
    }
  }
}

async function verifyObjectAt(at: string, walk: Walk): Promise<void> {
  const { root, spec, place, report, places, met } = walk;
  places.push(at);
  const verdict = await validateObject(join(root, at));
  reportWithin(at, verdict.errors.concat(verdict.warnings), report);
  const { id } = verdict;
  if (spec && verdict.spec && verdict.spec > spec) report('E081', at, spec, verdict.spec);
  const elsewhere = id && met.get(id);
  if (elsewhere) report('E037', at, '唯一的标识', `${id}，与 ${elsewhere} 相同`);
  if (id && place && place(id) !== at) report('E083', at, place(id), id);
  if (id && !elsewhere) met.set(id, at);
}

/** What was found in an object, said with the object's own place in front. */
export function reportWithin(at: string, findings: Finding[], report: Report): void {
  for (const { code, path, expected, actual } of findings) {
    report(code, path === '' ? at : within(at, path), expected, actual);
  }
}

/** OCFL 1.1, 4.3: all objects directly in the root, or all further down. */
function verifyDepth(places: string[], report: Report): void {
  const atTop = places.filter((place) => !place.includes('/'));
  const [first] = atTop;
  if (first === undefined || atTop.length === places.length) return;
  report('W015', first, '同一深度', `${places.length} 个对象中有 ${atTop.length} 个在根目录下`);
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}
