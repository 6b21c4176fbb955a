import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { makeDirectory, renameDurably, writeNew } from './durable.ts';
import type { Staging } from './staging.ts';
import { StoreFault } from './store-fault.ts';

/** An OCFL 1.1 storage root, and the staging area its objects are put together in. */
export type OcflRoot = {
  path: string;
  staging: Staging;
  layout: Layout;
  /** Where each change of an object leaves a note for the copies; a root that nobody follows has none. */
  changes?: string;
};

/** Parameters of the community extension 0004, "Hashed N-tuple Storage Layout". */
export type Layout = z.infer<typeof layoutSchema>;

export const layoutName = '0004-hashed-n-tuple-storage-layout';
const declaration = '0=ocfl_1.1';

export const layoutSchema = z.object({
  extensionName: z.literal(layoutName),
  digestAlgorithm: z.enum(['md5', 'sha1', 'sha256', 'sha512']).default('sha256'),
  tupleSize: z.int().min(0).max(32).default(3),
  numberOfTuples: z.int().min(0).max(32).default(3),
  shortObjectRoot: z.boolean().default(false),
});

// 65,536 directories hold ten million objects at 150 each; the extension's own default of 3 × 3 would
// make three new directories, each to be synced, for nearly every object.
const newLayout: Layout = {
  extensionName: layoutName,
  digestAlgorithm: 'sha256',
  tupleSize: 2,
  numberOfTuples: 2,
  shortObjectRoot: false,
};

// OCFL 1.1, 3.5.4: a fixity algorithm outside of its own list has to be given by an extension; 4.5: a local
// extension is documented by a plain text in the storage root.
const sm3Document = `# Local extension: sm3 in fixity blocks

Inventories of this storage root carry, beside the SHA-512 of the manifest, a fixity block named \`sm3\`.
Its digests are those of the SM3 algorithm (GB/T 32905-2016, ISO/IEC 10118-3:2018), 256 bits, as 64 lower-case
hexadecimal digits. The SM3 of a file of no bytes is
1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b.
`;

/** Opens the root at `path`, or makes one where there is nothing; a making that was cut off is finished. */
export async function openRoot(path: string, staging: Staging): Promise<OcflRoot> {
  await mkdir(path, { recursive: true });
  await sameFileSystem(path, staging.path);
  const entries = await readdir(path);
  if (!entries.includes(declaration)) await createRoot(path, { staging, entries });
  const config = join(path, 'extensions', layoutName, 'config.json');
  return { path, staging, layout: layoutSchema.parse(JSON.parse(await readFile(config, 'utf8'))) };
}

/** Where the object with this identifier lies or would lie. */
export function objectPath({ path, layout }: OcflRoot, id: string): string {
  return join(path, ...placeOf(layout, id));
}

/** The folders, one in the other, in which the layout puts the object with this identifier. */
export function placeOf(layout: Layout, id: string): string[] {
  const digest = createHash(layout.digestAlgorithm).update(id, 'utf8').digest('hex');
  const tuples = Array.from({ length: layout.numberOfTuples }, (_, index) =>
    digest.slice(index * layout.tupleSize, (index + 1) * layout.tupleSize),
  );
  const used = layout.shortObjectRoot ? layout.tupleSize * layout.numberOfTuples : 0;
  return [...tuples, digest.slice(used)];
}

/** The declaration comes last: a root that has it is complete. */
async function createRoot(
  path: string,
  { staging, entries }: { staging: Staging; entries: string[] },
): Promise<void> {
  const ours = ['extensions', 'ocfl_layout.json', 'sm3.md', 'catalogue.md'];
  const foreign = entries.filter((name) => !ours.includes(name));
  if (foreign.length > 0) throw new StoreFault('store.not-a-root', { path, foreign });
  const place = async (name: string, content: string) => {
    const written = join(staging.incoming, randomUUID());
    await writeNew(written, content);
    await renameDurably(written, join(path, name));
  };
  const folder = join('extensions', layoutName);
  await makeDirectory(path, join(path, folder));
  await place(join(folder, 'config.json'), json(newLayout));
  await place('sm3.md', sm3Document);
  const description = 'Object roots lie two levels down, named by the SHA-256 of their identifier';
  await place('ocfl_layout.json', json({ extension: layoutName, description }));
  await place(declaration, 'ocfl_1.1\n');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Everything rests on renaming from staging into the store, which no system can do across disks. */
async function sameFileSystem(path: string, staging: string): Promise<void> {
  const [store, staged] = await Promise.all([stat(path), stat(staging)]);
  if (store.dev !== staged.dev) throw new StoreFault('store.other-file-system', { path, staging });
}
