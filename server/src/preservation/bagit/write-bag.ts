import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dayOf } from '#platform/clock.ts';
import { digestFileWith } from '../digest.ts';
import { copyNew, renameDurably, syncDirectory, writeNew } from '../durable.ts';
import { type FolderTree, readFolderTree } from '../folder-tree.ts';
import { isSystemError, StoreFault } from '../store-fault.ts';
import type { BagDeclaration } from './bag-declaration.ts';
import { readBagPath, writeBagPath } from './bag-path.ts';
import type { BagLabel } from './read-bag-info.ts';
import { oxumOf } from './verify-oxum.ts';

export type NewBag = {
  /** The folder whose files become the payload. */
  from: string;
  /** Where the bag will be; nothing may be there yet. */
  to: string;
  now: Date;
  /** What bag-info.txt says besides the day, the figures and the maker. */
  labels?: BagLabel[];
  /** Further tag files for the top of the bag, by their name: what a reader opens first. */
  beside?: Readonly<Record<string, string>>;
  /** The folder becomes the payload itself and is gone afterwards; both must be on one file system. */
  moves?: boolean;
  /** The draft 0.97 for a receiver whose program knows no other. */
  edition?: Edition;
  /** Adds what stands over its lists, a signature, when they are written and before the bag is there. */
  seal?: (making: string) => Promise<void>;
};

type Edition = BagDeclaration['edition'];

// RFC 8493, 2.4: SHA-512 is to be offered; SHA-256 beside it is what most readers know.
const algorithms = ['sha256', 'sha512'] as const;

// Syncing is most of the work, and disks do several at a time.
const atOnce = 16;

type Listed = { path: string; digests: Map<string, string> };

/**
 * Puts the files of a folder into a bag of BagIt 1.0, or of 0.97 where that is asked for. It is put together beside its place and renamed there when
 * all of it is on the disk, so that a bag is whole or not there. Answers bytes and files as Payload-Oxum has them.
 */
export async function writeBag({
  from,
  to,
  now,
  labels = [],
  beside = {},
  moves = false,
  edition = '1.0',
  seal,
}: NewBag): Promise<{ oxum: string }> {
  await mustNotExist(to);
  const source = await readSource(from, edition);
  const making = join(dirname(to), `.${randomUUID()}.bag`);
  await mkdir(moves ? making : join(making, 'data'), { recursive: true });
  try {
    const payload = await (moves ? movePayload : copyPayload)(source, making);
    const oxum = await writeTagFiles(making, { payload, now, labels, beside, edition });
    await seal?.(making);
    await renameDurably(making, to);
    return { oxum };
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
}

async function mustNotExist(to: string): Promise<void> {
  const found = await stat(to).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  });
  if (found) throw new StoreFault('store.already-there', { path: to });
}

/** A link or a device has no bytes of its own that could be kept. */
async function readSource(from: string, edition: Edition): Promise<FolderTree> {
  const source = await readFolderTree(from);
  if (!source) throw new StoreFault('store.content-missing', { path: from });
  for (const [path, kind] of source.kinds) {
    const plain = kind === 'file' || kind === 'folder';
    if (!plain || !canBeListed(`data/${path}`, edition))
      throw new StoreFault('store.bad-path', { path, kind });
  }
  return source;
}

/** A name that a reader would take for a way out, such as `..\x`, or (0.97) for another name, such as `%0A`, is not written. */
function canBeListed(path: string, edition: Edition): boolean {
  return readBagPath(writeBagPath(path, edition), { edition })?.path === path;
}

/** Digests are taken of the copies: they vouch for what is in the bag. */
async function copyPayload(source: FolderTree, making: string): Promise<Listed[]> {
  const folders = [...source.kinds].filter(([, kind]) => kind === 'folder').map(([path]) => path);
  for (const folder of folders) await mkdir(join(making, 'data', folder), { recursive: true });
  const names = [...source.kinds.keys()].filter((path) => source.kinds.get(path) === 'file');
  const payload: Listed[] = [];
  for (let start = 0; start < names.length; start += atOnce) {
    const some = names.slice(start, start + atOnce);
    for (const copied of await Promise.all(some.map((name) => copyFile(source, name, making)))) {
      payload.push(copied);
    }
  }
  for (const folder of folders.toReversed()) await syncDirectory(join(making, 'data', folder));
  await syncDirectory(join(making, 'data'));
  return payload.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** The digests are taken where the files lie then; what was written there before is the caller's to sync. */
async function movePayload(source: FolderTree, making: string): Promise<Listed[]> {
  await renameDurably(source.path, join(making, 'data'));
  const payload: Listed[] = [];
  for (const [name, kind] of source.kinds) {
    const path = `data/${name}`;
    if (kind === 'file')
      payload.push({ path, digests: await digestFileWith(join(making, path), algorithms) });
  }
  return payload.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

async function copyFile(source: FolderTree, name: string, making: string): Promise<Listed> {
  const path = `data/${name}`;
  await copyNew(join(source.path, name), join(making, path));
  return { path, digests: await digestFileWith(join(making, path), algorithms) };
}

type TagFiles = {
  payload: Listed[];
  now: Date;
  labels: BagLabel[];
  beside: Readonly<Record<string, string>>;
  edition: Edition;
};

async function writeTagFiles(
  making: string,
  { payload, now, labels, beside, edition }: TagFiles,
): Promise<string> {
  const tree = await readFolderTree(making);
  if (!tree) throw new StoreFault('store.content-missing', { path: making });
  const oxum = await oxumOf(tree);
  const info = labels.concat(
    { label: 'Bag-Software-Agent', value: 'Lantai' },
    { label: 'Bagging-Date', value: dayOf(now) },
    { label: 'Payload-Oxum', value: oxum },
  );
  await writeNew(
    join(making, 'bagit.txt'),
    `BagIt-Version: ${edition}\nTag-File-Character-Encoding: UTF-8\n`,
  );
  await writeNew(
    join(making, 'bag-info.txt'),
    info
      .map(({ label, value }) => `${label}: ${value.replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`)
      .join(''),
  );
  for (const algorithm of algorithms) {
    await writeNew(
      join(making, `manifest-${algorithm}.txt`),
      linesFor(payload, algorithm, edition),
    );
  }
  for (const [name, text] of Object.entries(beside)) await writeNew(join(making, name), text);
  await writeTagManifests(making, Object.keys(beside));
  await syncDirectory(making);
  return oxum;
}

async function writeTagManifests(making: string, beside: readonly string[]): Promise<void> {
  const own = ['bag-info.txt', 'bagit.txt', ...algorithms.map((name) => `manifest-${name}.txt`)];
  const names = [...own, ...beside].toSorted((one, other) => (one < other ? -1 : 1));
  const tags: Listed[] = [];
  for (const path of names) {
    tags.push({ path, digests: await digestFileWith(join(making, path), algorithms) });
  }
  for (const algorithm of algorithms) {
    await writeNew(join(making, `tagmanifest-${algorithm}.txt`), linesFor(tags, algorithm, '1.0'));
  }
}

function* linesFor(files: Listed[], algorithm: string, edition: Edition): Generator<string> {
  for (const { path, digests } of files) {
    yield `${digests.get(algorithm)}  ${writeBagPath(path, edition)}\n`;
  }
}
