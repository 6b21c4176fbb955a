import { type EntryKind, type FolderTree, kindNames, readShortText } from '../folder-tree.ts';
import type { Spec } from './claims.ts';
import { isRegistered } from './registered-extensions.ts';
import type { Report } from './verify-finding.ts';

/** OCFL 1.1, 3.2: the file by whose name and content an object root, and its edition of OCFL, is known. */
export async function verifyDeclaration(object: FolderTree, report: Report): Promise<Spec | null> {
  const declarations = object.namesIn('').filter((name) => name.startsWith('0='));
  const [name] = declarations;
  if (!name || declarations.length > 1) {
    report('E003', '', '一个声明文件', declarations.join(' ') || '没有');
    return null;
  }
  const [, spec] = /^0=ocfl_object_(1\.[01])$/.exec(name) ?? [];
  if (spec !== '1.0' && spec !== '1.1') {
    report('E006', name, '0=ocfl_object_1.1', name);
    return null;
  }
  const expected = `${name.slice(2)}\n`;
  const actual = await readShortText(object.path, name);
  if (actual !== expected) report('E007', name, expected.trim(), actual ?? '不是文件');
  return spec;
}

/** OCFL 1.1, 3.1 and 3.9: nothing lies in an object root that belongs to no version. */
export function verifyRootEntries(object: FolderTree, report: Report): void {
  for (const name of object.namesIn('')) {
    const kind = object.kinds.get(name) ?? 'other';
    if (!belongsInRoot(name, kind)) report('E001', name, '规定的文件和目录', kindNames[kind]);
  }
  for (const name of object.namesIn('extensions')) {
    const at = `extensions/${name}`;
    const kind = object.kinds.get(at) ?? 'other';
    if (kind !== 'folder') report('E067', at, '扩展目录', kindNames[kind]);
    else if (!isRegistered(name)) report('W013', at, '已登记的扩展名', name);
  }
}

function belongsInRoot(name: string, kind: EntryKind): boolean {
  return kind === 'folder'
    ? /^(v\d+|extensions|logs)$/.test(name)
    : /^(0=.*|inventory\.json(\.sha\d+)?)$/.test(name);
}

/** OCFL 1.1, 4.6: what other file systems and object stores cannot hold. No link is followed anywhere. */
export function verifyKinds(tree: FolderTree, report: Report): void {
  for (const [path, kind] of tree.kinds) {
    if (kind === 'link') report('E090', path, '普通文件', kindNames.link);
    else if (kind === 'other') report('E089', path, '普通文件', kindNames.other);
  }
}
