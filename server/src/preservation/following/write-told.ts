import { addVersionAnew } from '../add-version-anew.ts';
import { digestText } from '../digest.ts';
import type { VersionNote } from '../object-files.ts';
import { contentByPath, type Inventory, serialise } from '../ocfl-inventory.ts';
import type { OcflRoot } from '../ocfl-root.ts';
import { findInventory, openContent } from '../read-object.ts';
import { writeObject } from '../write-object.ts';
import { contextPath } from './tell-context.ts';

/** What an object is to say: whole texts by their path in it. */
export type Told = {
  readonly id: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly note: Omit<VersionNote, 'message'>;
  /** What the version is about, given the paths that differ from the newest one. */
  readonly message: (changed: readonly string[]) => Promise<string>;
};

export type Written = { readonly version: string; readonly inventorySha512: string };

/**
 * Makes an object of the context say `texts` and nothing else, in a new version where it does not say so yet.
 * May be repeated at any time; null where there was nothing to write.
 */
export async function writeContext(root: OcflRoot, told: Told): Promise<Written | null> {
  const files = [...told.texts].map(([logicalPath, text]) => ({ logicalPath, source: { text } }));
  if (!(await findInventory(root, told.id))) {
    const message = await told.message([...told.texts.keys()]);
    return written(await writeObject(root, { ...told.note, id: told.id, message, files }));
  }
  return addTold(root, told, (path) => !told.texts.has(path));
}

/** Makes the object of a record say `texts` beside its content, which no following touches. */
export function writeMetadata(root: OcflRoot, told: Told): Promise<Written | null> {
  return addTold(root, told, () => false);
}

async function addTold(root: OcflRoot, told: Told, isOver: (path: string) => boolean) {
  const outcome = await addVersionAnew(root, told.id, async (head) => {
    const present = new Map(contentByPath(head.state));
    const put = [...told.texts].filter(
      ([path, text]) => present.get(path) !== digestText(text).sha512,
    );
    const remove = [...present.keys()].filter(isOver);
    // What an identifier is called may have changed elsewhere: that alone is no news of this object.
    if (put.every(([path]) => path === contextPath) && remove.length === 0) return null;
    return {
      ...told.note,
      message: await told.message([...put.map(([path]) => path), ...remove]),
      put: put.map(([logicalPath, text]) => ({ logicalPath, source: { text } })),
      remove,
    };
  });
  return outcome.written ? written(outcome.inventory) : null;
}

function written(inventory: Inventory): Written {
  return { version: inventory.head, inventorySha512: digestText(serialise(inventory)).sha512 };
}

export async function readText(root: OcflRoot, id: string, path: string): Promise<string> {
  const content = await openContent(root, id, path);
  return (await content.read().setEncoding('utf8').toArray()).join('');
}
