import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { safeName } from '../../preservation/eep/safe-name.ts';

/** The list of all files of a package with their digests: what the package is known by. */
export const sealName = '其他/固化验证信息.txt';
export const descriptionName = '说明文件.txt';
export const catalogueName = '目录文件.xml';
export const transferListName = '其他/移交清单.csv';
export const opinionListName = '其他/开放公开与密级变更情况.csv';

/** What stands beside the records in every package. */
export const ownNames: readonly string[] = [
  descriptionName,
  catalogueName,
  transferListName,
  opinionListName,
  sealName,
];

export type BatchRound = { readonly number: string; readonly round: number };

/** Where the packages of a batch lie, one folder for each round. */
export function batchFolder(directory: string, number: string): string {
  return join(directory, 'transfer', safeName(number));
}

export function packageFolder(directory: string, { number, round }: BatchRound): string {
  return join(batchFolder(directory, number), String(round));
}

/** Every file of a package by its path in it, in one order on every machine. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
