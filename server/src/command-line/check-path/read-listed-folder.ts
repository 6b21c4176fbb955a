import { readFile } from 'node:fs/promises';
import type { FolderTree } from '../../preservation/folder-tree.ts';
import { filesOfTree } from './folder-entries.ts';
import { emptyPlace, type Place, type PlacedRecord } from './placed.ts';

const listName = /(?:目录|清单|catalogue|list)[^/]*\.csv$/iu;
/** What a list may call the file of a record, and its number of files. */
const fileColumns = ['文件名', '电子文件名', '电子档案名称', '路径', '文件'];
const mostBytes = 64 * 2 ** 20;

/** A folder with a list of its own (CSV with Chinese headings), or without any. */
export async function readListedFolder(tree: FolderTree): Promise<Place> {
  const files = await filesOfTree(tree);
  const list = files.find(
    ({ path, size }) => !path.includes('/') && listName.test(path) && size < mostBytes,
  );
  if (!list) {
    const records = files.map(
      ({ path, at }): PlacedRecord => ({
        ...{ label: path, elements: null, isWhole: false, fileCount: null, acts: null },
        files: [{ name: path.split('/').at(-1) ?? path, path: at, size: null, digests: {} }],
      }),
    );
    return { ...emptyPlace, files, records };
  }
  const [headings = [], ...rows] = readCsv(textOf(await readFile(list.at)));
  const records = rows.map((row, at) => recordOf(headings, row, at, files));
  return {
    ...emptyPlace,
    kind: 'listed-folder',
    files,
    records,
    listed: [list.path, ...records.flatMap(({ files: own }) => own.map(({ name }) => name))],
    count: records.length,
    catalogueFields: headings,
  };
}

function recordOf(
  headings: readonly string[],
  row: readonly string[],
  at: number,
  files: Place['files'],
): PlacedRecord {
  const elements: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    headings.flatMap((name, column) => (row[column] ? [[name, row[column]]] : [])),
  );
  const named = fileColumns.flatMap((name) => elements[name] ?? [])[0];
  const there = files.find(({ path }) => path === named || path.endsWith(`/${named}`));
  const fileCount = Number(elements.文件数量 ?? Number.NaN);
  return {
    label: elements.档号 ?? `第 ${at + 1} 行`,
    ...{ elements, isWhole: false, acts: null },
    fileCount: Number.isInteger(fileCount) ? fileCount : null,
    files:
      named === undefined
        ? []
        : [{ name: there?.path ?? named, path: there?.at ?? null, size: null, digests: {} }],
  };
}

/** RFC 4180, with whichever line ends. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (const [, quoted, plain = '', end] of text.matchAll(cells)) {
    row.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

function textOf(bytes: Buffer): string {
  const decode = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  try {
    return decode('utf-8').replace(/^\uFEFF/, '');
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
