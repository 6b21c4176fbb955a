import { type FolderTree, readFolderTree } from './folder-tree.ts';
import { type OcflRoot, objectPath } from './ocfl-root.ts';
import type { Spec } from './verification/claims.ts';
import { verifyInventoryFile } from './verification/inventory-file.ts';
import { verifyAdvice } from './verification/verify-advice.ts';
import { verifyContent } from './verification/verify-content.ts';
import {
  type Finding,
  openReport,
  type Report,
  type Verdict,
} from './verification/verify-finding.ts';
import { verifyDeclaration, verifyKinds, verifyRootEntries } from './verification/verify-folder.ts';
import { verifyInventory } from './verification/verify-inventory.ts';
import { verifyVersions } from './verification/verify-versions.ts';

export type { Finding } from './verification/verify-finding.ts';

/**
 * Everything that is wrong with an object of the store, structure and digests alike. An empty list means
 * that every byte was read and is what it was. The state of the object never makes it throw.
 */
export async function verifyObject(root: OcflRoot, id: string): Promise<Finding[]> {
  return verifyObjectIn(objectPath(root, id), id);
}

/** The same for an object root anywhere, of OCFL 1.0 or 1.1. */
export async function verifyObjectIn(object: string, id?: string): Promise<Finding[]> {
  return verifyTree(await readFolderTree(object), id);
}

/** The same for one whose folder has been read; null where it is not there. */
export async function verifyTree(object: FolderTree | null, id?: string): Promise<Finding[]> {
  const { errors, warnings } = await validateTree(object, id);
  // To others an algorithm unknown here may be advice; in our own store it is a byte that was not checked.
  return errors.concat(warnings.filter(({ code }) => code === 'not-checked'));
}

/** What an object is found to be, and how it names itself, as far as that can be read. */
export type ObjectVerdict = Verdict & { id: string; spec: Spec | null };

/** Holds an object root against all of OCFL 1.0 or 1.1, whichever it declares, advice included. */
export async function validateObject(path: string, id?: string): Promise<ObjectVerdict> {
  return validateTree(await readFolderTree(path), id);
}

async function validateTree(object: FolderTree | null, id?: string): Promise<ObjectVerdict> {
  const { errors, warnings, report } = openReport();
  if (!object) report('missing', '', '对象根目录', '没有');
  const spec = object ? await verifyDeclaration(object, report) : null;
  const found = object ? await verifyInside(object, { id, spec }, report) : '';
  if (object) verifyKinds(object, report);
  return { errors, warnings, id: found, spec };
}

type Known = { id: string | undefined; spec: Spec | null };

async function verifyInside(
  object: FolderTree,
  { id, spec }: Known,
  report: Report,
): Promise<string> {
  verifyRootEntries(object, report);
  const file = await verifyInventoryFile(object, '', report);
  if (!file) {
    report('E063', 'inventory.json', '清单', '没有可读的清单');
    return '';
  }
  const newest = verifyInventory(file.json, file.at, report);
  verifyAdvice(file.json, newest, file.at, report);
  if (id !== undefined && newest.id !== id) report('E037', file.at, id, newest.id);
  // Where the declaration cannot be read, it is the declaration that is wrong.
  if (spec && newest.spec && newest.spec !== spec) report('E038', file.at, spec, newest.spec);
  for (const name of object.namesIn('').filter((one) => /^v\d+$/.test(one))) {
    if (!newest.states.has(name)) report('E046', name, '清单中的版本', '清单中没有');
  }
  const kept = await verifyVersions(object, { file, claims: newest }, report);
  await verifyContent(object, [newest, ...kept.values()], report);
  return newest.id;
}
