import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import { safeName } from '../../preservation/eep/safe-name.ts';
import { signatureName } from '../../preservation/signing/detached-signature.ts';

/** The list of all files of a package with their digests: what the package is known by. */
export const sealName = '其他/固化验证信息.txt';
/** Over the bytes of that list, where the archive has a key. */
export const sealSignatureName = signatureName(sealName);
export const transferListName = '其他/移交清单.csv';
export const opinionListName = '其他/开放公开与密级变更情况.csv';

export type PackageLayout = {
  readonly description: string;
  readonly catalogue: string;
  /** The catalogue of volumes, where the specification has one of its own. */
  readonly volumes?: string;
};

/** What the two specifications call the same things; upper and lower case are theirs. */
export const packageLayouts: Readonly<Record<PackageProfile, PackageLayout>> = {
  'DAT93-2022': { description: '说明文件.txt', catalogue: '目录文件.xml' },
  'SAAC-2012-7': {
    description: '说明文件.TXT',
    catalogue: '文件目录.XML',
    volumes: '案卷目录.XML',
  },
};

/** What stands beside the records in a package of a profile. */
export function ownNamesOf(profile: PackageProfile): readonly string[] {
  const { description, catalogue, volumes = [] } = packageLayouts[profile];
  const lists = [transferListName, opinionListName, sealName, sealSignatureName];
  return [description, catalogue, ...[volumes].flat(), ...lists];
}

type PlacedRecord = {
  readonly fondsCode: string;
  readonly category: string;
  readonly year: number | null;
  readonly retention: string | null;
  readonly code: string;
};

/** Below its folder: 年度—类别—文件 (档发〔2012〕7号, 附件 2); fonds, category, year, period (DA/T 93, 附录 B). */
export function placeOfRecord(profile: PackageProfile, record: PlacedRecord): string {
  const { fondsCode, category, year, retention, code } = record;
  const above =
    profile === 'SAAC-2012-7'
      ? [electronicFolder, String(year ?? ''), category]
      : [fondsCode, category, String(year ?? ''), retention ?? ''];
  return [...above, code, `${code}.eep`].map(safeName).join('/');
}

export const electronicFolder = '电子档案';

export const fileNameOf = (place: string): string => place.split('/').at(-1) ?? place;

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
