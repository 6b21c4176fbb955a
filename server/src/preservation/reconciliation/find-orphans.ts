import { relative } from 'node:path';
import { z } from 'zod';
import type { Db } from '#platform/database.ts';
import { objectId } from '../component-bytes.ts';
import { contextOf } from '../following/tell-context.ts';
import { objectPath } from '../ocfl-root.ts';
import { listObjects, openContent } from '../read-object.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';

const written = z.object({
  archivalCode: z.string().nullable(),
  fonds: z.object({ id: z.uuid() }),
  description: z.object({ title: z.string().nullable() }),
});

type Known = (query: (db: Db) => Promise<ReadonlySet<string>>) => Promise<ReadonlySet<string>>;

/** An object that no record has: where it lies, and what is written inside it. */
export type Orphan = {
  readonly objectId: string | null;
  readonly place: string;
  readonly name: string;
};

/**
 * Objects of some fonds in the store that no record of the catalogue has. Whose they are is written inside
 * them; what cannot be read is told too, because it may be anybody's. `knownToArchive` reads as the archive:
 * a record that the asker may not see is no orphan.
 */
export async function findOrphans(
  { store }: Pick<Storage, 'store'>,
  isAskedFor: (fondsId: string) => boolean,
  knownToArchive: Known,
): Promise<{ objects: number; orphans: Orphan[] }> {
  const objects: { id: string | null; path: string }[] = [];
  // The context of records is no record.
  for await (const object of listObjects(store))
    if (object.id === null || !contextOf(object.id)) objects.push(object);
  // By their places: an object too damaged to say what it is lies where its record expects it.
  const known = await knownToArchive(async (db) => {
    const rows = await db.selectFrom('record').select('id').execute();
    return new Set(rows.map(({ id }) => objectPath(store, objectId(id))));
  });
  const orphans: Orphan[] = [];
  for (const { id, path } of objects) {
    if (known.has(path)) continue;
    const told = id === null ? undefined : await readMetadata(store, id);
    if (told && !isAskedFor(told.fonds.id)) continue;
    const name = told ? `${told.archivalCode ?? ''} ${told.description.title ?? ''}` : '无法辨认';
    orphans.push({ objectId: id, place: relative(store.path, path), name: name.trim() });
  }
  return { objects: objects.length, orphans };
}

async function readMetadata(store: Storage['store'], id: string) {
  try {
    const content = await openContent(store, id, 'metadata/record.json');
    const text = (await content.read().setEncoding('utf8').toArray()).join('');
    return written.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof StoreFault || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
