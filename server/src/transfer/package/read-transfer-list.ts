import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#platform/problem.ts';
import { readCsv } from '../../capture/catalogue/read-csv.ts';
import { transferListName } from './package-folder.ts';

export type ListedInTransfer = { readonly title: string; readonly files: number };

const mostBytes = 256 * 2 ** 20;

/** 移交清单 of a package by archival code (DA/T 93-2022, 表 A.1); null where there is none that can be read. */
export async function readTransferList(
  folder: string,
): Promise<ReadonlyMap<string, ListedInTransfer> | null> {
  const path = join(folder, transferListName);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size > mostBytes) return null;
  const listed = new Map<string, ListedInTransfer>();
  let isHeaded = false;
  try {
    for await (const { cells } of readCsv({ path, name: transferListName, encoding: 'utf-8' })) {
      const [, code = '', title = '', files = ''] = cells;
      if (isHeaded && code !== '')
        listed.set(written(code), { title: written(title), files: Number(files) });
      if (code === '档号') isHeaded = true;
    }
  } catch (error) {
    // A byte that is no UTF-8 is a TypeError of the decoder.
    if (error instanceof Problem || error instanceof TypeError) return null;
    throw error;
  }
  return isHeaded ? listed : null;
}

/** A cell that begins like a formula was written with a mark before it. */
const written = (cell: string) => cell.replace(/^'(?=[=+\-@\t])/u, '');
