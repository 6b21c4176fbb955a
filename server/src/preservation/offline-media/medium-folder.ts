import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { Problem } from '#platform/problem.ts';
import type { Storage } from '../storage.ts';
import { isSystemError } from '../store-fault.ts';

/** The folder at which a medium is mounted; one to be written onto is empty, and none is within the data directory. */
export async function requireMediumFolder(
  { store }: Storage,
  path: string,
  { empty }: { empty: boolean },
): Promise<void> {
  const refuse = (why: string) => new Problem('preservation.medium-refused', { path, why });
  if (!isAbsolute(path)) throw refuse('须写从根目录起的完整路径');
  try {
    if (!(await stat(path)).isDirectory()) throw refuse('不是文件夹');
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) throw refuse('没有这个文件夹');
    throw error;
  }
  const way = relative(await realpath(dirname(store.path)), await realpath(path));
  if (way === '' || !(way.startsWith('..') || isAbsolute(way))) throw refuse('在数据目录之内');
  const names = (await readdir(path)).filter((name) => name !== 'lost+found');
  if (empty && names.some((name) => !ours.includes(name))) throw refuse('介质上已有其他内容');
  if (!empty && !names.includes('store')) throw refuse('没有写入的内容，可能没有接入');
}

// What a writing that was cut off has left is written on.
const ours = [
  'store',
  'staging',
  '说明文件.txt',
  '目录文件.csv',
  'manifest-sha512.txt',
  'manifest-sm3.txt',
];

export const storeOf = (path: string) => join(path, 'store');
