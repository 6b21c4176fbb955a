import { mkdir, readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { copyNew, syncDirectory } from '../preservation/durable.ts';

/** Files copied at the same time: the disk syncs several as quickly as one. */
const atOnce = 16;

/**
 * Copies a store, whole and as it is, to where a new archive will have it; the old one is read and never touched.
 * Links and devices are no part of a store, and are not followed.
 */
export async function copyStore(from: string, to: string): Promise<void> {
  await requireStore(from);
  if (resolve(to) === resolve(from) || resolve(to).startsWith(`${resolve(from)}${sep}`))
    throw new TypeError('新数据目录不能在原存储目录之内，请用 --data 另指一个空目录。');
  if ((await namesIn(to)).length > 0)
    throw new TypeError(`${to} 已有内容。请用 --data 另指一个空目录，重建不覆盖任何已有的存储。`);
  await copyFolder(from, to);
}

async function requireStore(path: string): Promise<void> {
  if ((await namesIn(path)).some((name) => name.startsWith('0=ocfl_1'))) return;
  throw new TypeError(
    `${path} 不是 OCFL 存储根目录（没有 0=ocfl_1.x），请用 --store 指向数据目录下的 store。`,
  );
}

async function namesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? readdir(path) : [];
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (let start = 0; start < files.length; start += atOnce)
    await Promise.all(
      files
        .slice(start, start + atOnce)
        .map(({ name }) => copyNew(join(from, name), join(to, name))),
    );
  for (const { name } of entries.filter((entry) => entry.isDirectory()))
    await copyFolder(join(from, name), join(to, name));
  await syncDirectory(to);
}
