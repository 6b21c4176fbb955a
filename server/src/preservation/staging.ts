import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Digests, digestFile, digestThrough } from './digest.ts';
import { copyNew, makeDirectory, renameDurably } from './durable.ts';
import { isSystemError, StoreFault } from './store-fault.ts';

/**
 * Where bytes wait, under their SHA-512, until the record they belong to is filed. `incoming` holds
 * what is still being written, `objects` what is being put together for the store.
 */
export type Staging = { path: string; incoming: string; objects: string };

export type Staged = Digests;

export async function openStaging(path: string): Promise<Staging> {
  const staging = { path, incoming: join(path, 'incoming'), objects: join(path, 'objects') };
  await makeDirectory(path, staging.incoming);
  await makeDirectory(path, staging.objects);
  return staging;
}

/**
 * Keeps the bytes of a stream, or a copy of somebody else's file. They are on the disk when this
 * returns. A stream that breaks off rejects and leaves nothing; a killed process leaves a file in `incoming`.
 */
export async function stage(staging: Staging, source: Readable | string): Promise<Staged> {
  const incoming = join(staging.incoming, randomUUID());
  try {
    return await place(
      staging,
      incoming,
      typeof source === 'string'
        ? await copyAndDigest(source, incoming)
        : await writeAndDigest(source, incoming),
    );
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}

/** Takes over a file of our own, on the same file system, without copying: a finished upload, say. */
export async function adopt(staging: Staging, path: string): Promise<Staged> {
  await using handle = await open(path, 'r+');
  // Its age, by which a sweep judges it, begins now and not when the upload was written.
  await handle.utimes(Date.now() / 1000, Date.now() / 1000);
  await handle.chmod(0o444);
  await handle.sync();
  return place(staging, path, await digestFile(path));
}

export function stagedPath(staging: Staging, sha512: string): string {
  // The digest comes from callers and becomes a path.
  if (!/^[0-9a-f]{128}$/.test(sha512)) throw new StoreFault('store.bad-path', { sha512 });
  return join(staging.path, sha512.slice(0, 2), sha512);
}

export async function hasStaged(staging: Staging, sha512: string): Promise<boolean> {
  try {
    await access(stagedPath(staging, sha512));
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}

/** A stream of the bytes, or of a part of them (`end` included). */
export async function openStaged(
  staging: Staging,
  sha512: string,
  range: { start?: number; end?: number } = {},
): Promise<{ size: number; stream: Readable }> {
  const path = stagedPath(staging, sha512);
  try {
    const { size } = await stat(path);
    return { size, stream: createReadStream(path, range) };
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
    throw new StoreFault('store.staged-missing', { sha512 }, { cause: error });
  }
}

async function copyAndDigest(source: string, incoming: string): Promise<Digests> {
  await copyNew(source, incoming);
  // What was kept is digested, not what was read: the owner may be changing the file meanwhile.
  return digestFile(incoming);
}

/**
 * Hashing takes about a second of processor per 100 MB. That is spent while the bytes come in, chunk
 * by chunk, as long as they are few; the many bytes of a film are hashed by a worker once they are here.
 */
async function writeAndDigest(source: Readable, incoming: string): Promise<Digests> {
  let digests: Digests | undefined;
  await pipeline(
    source,
    digestThrough((result) => {
      digests = result;
    }, inlineStreamBytes),
    createWriteStream(incoming, { flags: 'wx', mode: 0o444, flush: true }),
  );
  return digests ?? digestFile(incoming);
}

// 1 MiB hashes in about 10 ms, in slices of under 1 ms between which other requests are served.
const inlineStreamBytes = 2 ** 20;

/**
 * The same bytes staged twice replace themselves: one file, and its age starts again, which keeps a
 * sweep from taking what somebody has just handed in once more.
 */
async function place(staging: Staging, from: string, digests: Digests): Promise<Staged> {
  const to = stagedPath(staging, digests.sha512);
  await makeDirectory(staging.path, join(staging.path, digests.sha512.slice(0, 2)));
  await renameDurably(from, to);
  return digests;
}
