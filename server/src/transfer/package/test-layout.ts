import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  catalogueItemsOf,
  type PackageProfile,
  packageProfiles,
} from '@lantai/contract/preservation/package-profile.ts';
import type { SelfTestFault } from '@lantai/contract/transfer/self-test.ts';
import {
  type CatalogueRow,
  readTransferCatalogue,
} from '../../capture/package/transfer-catalogue.ts';
import { safeName } from '../../preservation/eep/safe-name.ts';
import { fileNameOf, ownNamesOf, packageLayouts, transferListName } from './package-folder.ts';
import { readTransferList } from './read-transfer-list.ts';
import type { SealReading } from './seal.ts';

/** What a package says of itself, held against what lies in it. */
export type LayoutReading = {
  /** Null where it is neither of the two. */
  readonly profile: PackageProfile | null;
  readonly rows: readonly CatalogueRow[];
  /** Where the file of each listed record lies, by its archival code. */
  readonly places: ReadonlyMap<string, string>;
  readonly faults: readonly SelfTestFault[];
};

const fault = (object: string, expected: string, actual: string): SelfTestFault => ({
  object,
  expected,
  actual,
});

/**
 * Reads the catalogues of a package and holds them against its files, both ways, by nothing but what is in
 * the package: whoever receives it can do the same. Each fault names the file, the record or the row.
 */
export async function testLayout(folder: string, seal: SealReading): Promise<LayoutReading> {
  const there = new Set(seal.files.map(({ path }) => path));
  const profiles = packageProfiles.filter((one) => there.has(packageLayouts[one].catalogue));
  const [profile] = profiles;
  if (profile === undefined || profiles.length > 1) {
    const names = packageProfiles.map((one) => packageLayouts[one].catalogue).join(' 或 ');
    const faults = [fault('目录文件', names, profile ? '两种都有' : '缺失')];
    return { profile: null, rows: [], places: new Map(), faults };
  }
  const { catalogue, description } = packageLayouts[profile];
  const read = await readTransferCatalogue(join(folder, catalogue));
  const onPaper = await readTransferList(folder);
  const files = contentOf(profile, there);
  const { places, faults } = holdRows(profile, { rows: read.rows, files, onPaper });
  return {
    ...{ profile, rows: read.rows, places },
    faults: [
      ...(await lackingTexts(folder, [description, transferListName])),
      ...read.findings.map(({ message }) => fault(catalogue, '能够读取', message)),
      ...faults,
      ...(onPaper === null && there.has(transferListName)
        ? [fault(transferListName, '能够读取', '不能读取')]
        : holdList(read.rows, onPaper)),
      ...(await volumeFaults(folder, { profile, files, there })),
    ],
  };
}

/** Everything beside the texts and lists: one file for each record, by its name. */
function contentOf(profile: PackageProfile, there: ReadonlySet<string>): Files {
  const own = new Set(ownNamesOf(profile));
  return Map.groupBy(
    [...there].filter((path) => !own.has(path)),
    fileNameOf,
  );
}

type Files = ReadonlyMap<string, readonly string[]>;
type Held = { rows: readonly CatalogueRow[]; files: Files; onPaper: OnPaper | null };
type OnPaper = NonNullable<Awaited<ReturnType<typeof readTransferList>>>;

function holdRows(profile: PackageProfile, { rows, files, onPaper }: Held) {
  const places = new Map<string, string>();
  const faults: SelfTestFault[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const code = row.code ?? '';
    const object = code === '' ? row.place : code;
    faults.push(...itemFaults(profile, { row, object, number: index + 1 }));
    if (seen.has(code)) faults.push(fault(object, '目录中只有一条', '重复'));
    else {
      const found = files.get(`${safeName(code)}.eep`) ?? [];
      if (found[0] !== undefined) places.set(code, found[0]);
      const isPaper = found.length === 0 && onPaper?.get(code)?.files === 0;
      faults.push(...fileFaults(profile, { row, object, found, isPaper }));
    }
    seen.add(code);
  }
  const listed = new Set(places.values());
  const surplus = [...files.values()].flat().filter((path) => !listed.has(path));
  faults.push(...surplus.map((path) => fault(path, '列入目录文件', '未列')));
  return { places, faults };
}

/** An item may be absent, whatever the type of a record says. */
const itemsOf = ({ fields }: CatalogueRow): Readonly<Record<string, string | undefined>> => fields;

function itemFaults(
  profile: PackageProfile,
  { row, object, number }: { row: CatalogueRow; object: string; number: number },
): SelfTestFault[] {
  const fields = itemsOf(row);
  const lacking = catalogueItemsOf[profile].filter((item) => !fields[item]);
  const given = fields.顺序号 ?? String(number);
  return [
    ...(lacking.length > 0 ? [fault(object, `目录项 ${lacking.join('、')}`, '空缺')] : []),
    ...(given === String(number) ? [] : [fault(object, `顺序号 ${number}`, given)]),
  ];
}

type RowOfFile = {
  row: CatalogueRow;
  object: string;
  found: readonly string[];
  isPaper: boolean;
};

function fileFaults(
  profile: PackageProfile,
  { row, object, found, isPaper }: RowOfFile,
): SelfTestFault[] {
  const name = isPaper ? '' : `${safeName(row.code ?? '')}.eep`;
  const said = itemsOf(row).电子档案名称 ?? '';
  if (found.length !== 1 && !isPaper)
    return [fault(object, `包内一个 ${name}`, found.length === 0 ? '缺失' : found.join('、'))];
  if (profile === 'DAT93-2022' || said === name) return [];
  return [fault(object, `电子档案名称 ${name || '空'}`, said || '空缺')];
}

/** 移交清单 and 目录文件 name the same records in the same words. */
function holdList(rows: readonly CatalogueRow[], list: OnPaper | null): SelfTestFault[] {
  if (list === null) return [];
  const titles = new Map(rows.map((row) => [row.code ?? '', itemsOf(row).题名 ?? '']));
  return [
    ...[...list]
      .filter(([code]) => !titles.has(code))
      .map(([code]) => fault(code, '列入目录文件', '只在移交清单中')),
    ...[...titles]
      .filter(([code]) => !list.has(code))
      .map(([code]) => fault(code, '列入移交清单', '只在目录文件中')),
    ...[...titles].flatMap(([code, title]) => {
      const said = list.get(code)?.title ?? title;
      return plain(said) === plain(title) ? [] : [fault(code, `题名 ${title}`, said)];
    }),
  ];
}

/** XML leaves out what a table keeps: control characters, and spaces at the ends. */
const plain = (text: string) => text.replaceAll(/[\p{Cc}\uFFFD\s]+/gu, ' ').trim();

async function lackingTexts(folder: string, names: readonly string[]): Promise<SelfTestFault[]> {
  const faults: SelfTestFault[] = [];
  for (const name of names) {
    const size = await stat(join(folder, name)).then(
      (found) => found.size,
      () => null,
    );
    if (!size) faults.push(fault(name, '在包内，有内容', size === null ? '缺失' : '空文件'));
  }
  return faults;
}

type Volumes = { profile: PackageProfile; files: Files; there: ReadonlySet<string> };

/** 案卷目录 names files that are there, each in one volume. */
async function volumeFaults(
  folder: string,
  { profile, files, there }: Volumes,
): Promise<SelfTestFault[]> {
  const { volumes } = packageLayouts[profile];
  if (volumes === undefined || !there.has(volumes)) return [];
  const { rows, findings } = await readTransferCatalogue(join(folder, volumes));
  const seen = new Set<string>();
  const faults = findings.map(({ message }) => fault(volumes, '能够读取', message));
  for (const row of rows) {
    const { code, place } = row;
    const object = `案卷 ${code ?? place}`;
    const names = (itemsOf(row).电子档案名称 ?? '').split('；').filter((name) => name !== '');
    if (code === null) faults.push(fault(object, '档号', '空缺'));
    for (const name of names) {
      if (!files.has(name)) faults.push(fault(object, name, '缺失'));
      if (seen.has(name)) faults.push(fault(object, `${name} 只在一卷`, '重复'));
      seen.add(name);
    }
  }
  return faults;
}
