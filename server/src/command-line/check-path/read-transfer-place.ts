import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CatalogueRow,
  readTransferCatalogue,
} from '../../capture/package/transfer-catalogue.ts';
import type { FolderTree } from '../../preservation/folder-tree.ts';
import { failed, passed } from '../../quality/check.ts';
import { fieldsOfDescription } from '../../transfer/package/expected-of.ts';
import { sealName } from '../../transfer/package/package-folder.ts';
import { filesOfTree } from './folder-entries.ts';
import { emptyPlace, type Place, type PlacedFile, type PlacedRecord } from './placed.ts';
import { readEepPlace } from './read-eep-place.ts';

export const catalogueNames = /^(?:目录文件|文件目录)\.xml$/iu;
export const electronicFolder = '电子档案';

type Found = { record: PlacedRecord; part: Pick<Place, 'packages' | 'readings'>; paths: string[] };

/** A package of transfer: the catalogue says which records there are, a folder or a file has each of them. */
export async function readTransferPlace(
  tree: FolderTree,
  catalogue: string,
  unpacking: string,
): Promise<Place> {
  const files = await filesOfTree(tree);
  const { rows, findings } = await readTransferCatalogue(join(tree.path, catalogue));
  const found: Found[] = [];
  for (const row of rows) found.push(await findRecord(row, files, unpacking));
  const description = files.find(({ path }) => /^说明文件\.txt$/iu.test(path));
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.fields)))];
  return {
    ...emptyPlace,
    kind: tree.kinds.has(electronicFolder) ? 'transfer-2012' : 'transfer',
    files,
    records: found.map(({ record }) => record),
    listed: found.flatMap(({ paths }) => paths),
    count: rows.length > 0 ? rows.length : null,
    descriptionFields: description
      ? fieldsOfDescription(decoded(await readFile(description.at)))
      : null,
    catalogueFields: rows.length > 0 ? fields : null,
    sealed: await readSealed(tree),
    packages: found.flatMap(({ part }) => part.packages),
    readings: [
      findings.length === 0
        ? passed(catalogue, '能够解析', `${rows.length} 条`)
        : failed(catalogue, '能够解析', findings.map(({ message }) => message).join('；')),
      ...found.flatMap(({ part }) => part.readings),
    ],
  };
}

async function findRecord(
  row: CatalogueRow,
  files: Place['files'],
  unpacking: string,
): Promise<Found> {
  const { code } = row;
  const fields: Readonly<Record<string, string | undefined>> = row.fields;
  const named = fields.电子档案名称;
  const own = files.filter(
    ({ path }) =>
      (code !== null && path.split('/').slice(0, -1).includes(safe(code))) ||
      (named !== undefined && path.endsWith(named)),
  );
  const eep = own.find(({ path }) => /\.eep$/iu.test(path));
  const paths = own.map(({ path }) => path);
  if (eep) {
    const { record, ...part } = await readEepPlace(eep.at, unpacking);
    // The catalogue and the package both name it; what differs between them is said under its code.
    return { record: { ...record, label: code ?? record.label }, part, paths };
  }
  const lost: PlacedFile = {
    name: named ?? code ?? row.place,
    path: null,
    size: null,
    digests: {},
  };
  return {
    part: { packages: [], readings: [] },
    paths: paths.length > 0 ? paths : [lost.name],
    record: {
      label: code ?? row.place,
      ...{ elements: fields, isWhole: false, fileCount: null, acts: null },
      files:
        own.length === 0
          ? [lost]
          : own.map(({ path, at }) => ({
              ...{ name: path.split('/').at(-1) ?? path, path: at, size: null, digests: {} },
            })),
    },
  };
}

/** As folders are named after codes: without what a file system cannot carry. */
const safe = (code: string) => code.replaceAll(/[\\/:*?"<>|]/g, '_');

async function readSealed(tree: FolderTree): Promise<PlacedFile[]> {
  if (tree.kinds.get(sealName) !== 'file') return [];
  const text = await readFile(join(tree.path, sealName), 'utf8');
  return text.split('\n').flatMap((line) => {
    const [, sm3, size, path] = /^([0-9a-f]{64}) {2}(\d+) {2}(.+)$/.exec(line) ?? [];
    if (sm3 === undefined || path === undefined) return [];
    const isThere = tree.kinds.get(path) === 'file';
    const at = isThere ? join(tree.path, path) : null;
    return [{ name: path, path: at, size: Number(size), digests: { sm3 } }];
  });
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
