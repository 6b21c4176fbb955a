import { type OcflRoot, objectPath } from './ocfl-root.ts';
import { verifyContent } from './verification/verify-content.ts';
import { type Finding, openReport } from './verification/verify-finding.ts';
import {
  entriesOf,
  verifyDeclaration,
  verifyInventoryFile,
  verifyRootEntries,
} from './verification/verify-folder.ts';
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
  const { findings, report } = openReport();
  const entries = await entriesOf(object);
  if (entries.length === 0) {
    report('missing', '', 'object root', 'nothing');
    return findings;
  }
  const names = entries.map(({ name }) => name);
  await verifyDeclaration(object, names, report);
  await verifyRootEntries(object, entries, report);
  const file = await verifyInventoryFile(object, '', report);
  if (!file) {
    report('E063', 'inventory.json', 'inventory', 'none that can be read');
    return findings;
  }

  const newest = verifyInventory(file.json, file.at, report);
  if (id !== undefined && newest.id !== id) report('E037', file.at, id, newest.id);
  for (const name of names.filter((one) => /^v\d+$/.test(one))) {
    if (!newest.states.has(name)) report('E046', name, 'a version of the inventory', 'unlisted');
  }
  const kept = await verifyVersions(object, { file, claims: newest }, report);
  await verifyContent(object, [newest, ...kept.values()], report);
  return findings;
}
