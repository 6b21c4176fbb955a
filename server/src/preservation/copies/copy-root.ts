import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { Problem } from '#platform/problem.ts';
import { renameDurably, syncDirectory, writeNew } from '../durable.ts';
import { layoutName, layoutSchema, type OcflRoot, openRoot } from '../ocfl-root.ts';
import { openStaging } from '../staging.ts';
import type { Storage } from '../storage.ts';
import { isSystemError } from '../store-fault.ts';

// A copy's folder: the marker, `store` (the OCFL root), `staging` and `damaged` on the same disk.
const marker = 'lantai-copy.json';
const markerSchema = z.object({
  schema: z.literal('urn:lantai:copy:1'),
  installation: z.uuid(),
  copy: z.uuid(),
});

export type CopyIdentity = { readonly installation: string; readonly copy: string };

/** What keeps a folder from being made a copy, as the sentence of the problem says it. */
const refusals = {
  relative: '须写从根目录起的完整路径',
  missing: '没有这个文件夹',
  'not-a-folder': '不是文件夹',
  inside: '在数据目录之内，或数据目录在它之内，与存储同毁',
  'not-empty': '不是空文件夹',
  foreign: '是另一套系统的副本',
  'read-only': '不能写入',
} as const;

/**
 * Makes sure that a folder can become a copy of this store and marks it as one. It may be repeated: a folder
 * that an earlier attempt has marked is taken as it is. Says whether it lies on the disk of the store.
 */
export async function prepareCopy(
  { store }: Storage,
  path: string,
  identity: CopyIdentity,
): Promise<{ sameDevice: boolean }> {
  const refuse = (why: keyof typeof refusals) =>
    new Problem('preservation.copy-refused', { path, why: refusals[why] });
  if (!isAbsolute(path)) throw refuse('relative');
  const found = await stat(path).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) throw refuse('missing');
    throw error;
  });
  if (!found.isDirectory()) throw refuse('not-a-folder');
  const [real, own] = [await realpath(path), await realpath(dirname(store.path))];
  if (isWithin(real, own) || isWithin(own, real)) throw refuse('inside');
  const marked = await readMarker(path);
  if (marked === 'unreadable' || (marked && marked.installation !== identity.installation))
    throw refuse('foreign');
  const names = (await readdir(path)).filter((name) => name !== 'lost+found');
  if (!marked && names.length > 0) throw refuse('not-empty');
  try {
    await access(path, constants.W_OK);
    await writeMarker(path, identity);
  } catch (error) {
    if (isSystemError(error, 'EACCES', 'EROFS', 'EPERM')) throw refuse('read-only');
    throw error;
  }
  await openRoot(join(path, 'store'), await openStaging(join(path, 'staging')));
  return { sameDevice: found.dev === (await stat(store.path)).dev };
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}

async function writeMarker(path: string, { installation, copy }: CopyIdentity): Promise<void> {
  const written = join(path, `${marker}.${randomUUID()}`);
  try {
    const said = { schema: 'urn:lantai:copy:1', installation, copy };
    await writeNew(written, `${JSON.stringify(said, null, 2)}\n`);
    await renameDurably(written, join(path, marker));
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

async function readMarker(
  path: string,
): Promise<z.infer<typeof markerSchema> | 'unreadable' | null> {
  try {
    const text = await readFile(join(path, marker), 'utf8');
    return markerSchema.safeParse(JSON.parse(text)).data ?? 'unreadable';
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return null;
    return 'unreadable';
  }
}

/**
 * The root of a copy, or why it cannot be reached. Nothing is made here: where the disk is away, its mount
 * point stays as empty as it is.
 */
export async function reachCopy(
  path: string,
  identity: CopyIdentity,
): Promise<OcflRoot | { away: string }> {
  const marked = await readMarker(path);
  if (marked === null) return { away: '没有副本标记，磁盘可能没有接入' };
  if (marked === 'unreadable') return { away: '副本标记无法读取' };
  if (marked.installation !== identity.installation || marked.copy !== identity.copy)
    return { away: '接入的是另一个副本' };
  try {
    const staging = {
      path: join(path, 'staging'),
      incoming: join(path, 'staging', 'incoming'),
      objects: join(path, 'staging', 'objects'),
    };
    await Promise.all([stat(staging.incoming), stat(staging.objects)]);
    const config = join(path, 'store', 'extensions', layoutName, 'config.json');
    const layout = layoutSchema.parse(JSON.parse(await readFile(config, 'utf8')));
    return { path: join(path, 'store'), staging, layout };
  } catch (error) {
    return { away: `无法打开：${error instanceof Error ? error.message : String(error)}` };
  }
}

/** What was kept of a damaged object goes with its record, when that is destroyed. */
export async function forgetDamaged(root: OcflRoot, id: string): Promise<void> {
  const folder = damagedFolder(root);
  await rm(join(folder, keepingName(id)), { recursive: true, force: true });
  if (existsSync(folder)) await syncDirectory(folder);
}

/** The folder, below `damaged`, of everything that was kept of one object. */
export function keepingName(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32);
}

/** Where what was damaged in a root is kept: on its own disk, so that it can be moved and need not be copied. */
export function damagedFolder(root: OcflRoot): string {
  return join(dirname(root.path), 'damaged');
}
