import { join } from 'node:path';
import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import type { SelfTestFault } from '@lantai/contract/transfer/self-test.ts';
import { readEep } from '../../preservation/eep/read-eep.ts';
import { kindNames, readFolderTree } from '../../preservation/folder-tree.ts';
import type { DetachedVerdict } from '../../preservation/signing/detached-signature.ts';
import { readSeal } from './seal.ts';
import { testLayout } from './test-layout.ts';

export type PackageFolderReading = {
  readonly profile: PackageProfile | null;
  readonly records: number;
  readonly faults: readonly SelfTestFault[];
  readonly signature: DetachedVerdict | null;
};

/**
 * Judges a package of transfer by itself, as whoever receives it has to: every byte against its list, catalogue
 * and files both ways, every envelope. Null where there is no folder; links are named, and nothing of them read.
 */
export async function readPackageFolder(folder: string): Promise<PackageFolderReading | null> {
  const tree = await readFolderTree(folder);
  if (!tree) return null;
  const strange = [...tree.kinds].flatMap(([path, kind]) =>
    kind === 'link' || kind === 'other'
      ? [{ object: path, expected: '普通文件', actual: kindNames[kind] }]
      : [],
  );
  if (strange.length > 0) return { profile: null, records: 0, faults: strange, signature: null };
  const seal = await readSeal(folder);
  const { profile, rows, places, faults } = await testLayout(folder, seal);
  const surplus = seal.surplus.map((path) => ({
    object: path,
    expected: '列入固化验证信息',
    actual: '未列',
  }));
  const envelopes: SelfTestFault[] = [];
  for (const [code, place] of places)
    envelopes.push(...(await envelopeFaults(folder, code, place)));
  return {
    ...{ profile, records: rows.length, signature: seal.signature },
    faults: [...seal.faults, ...surplus, ...faults, ...envelopes],
  };
}

async function envelopeFaults(
  folder: string,
  code: string,
  place: string,
): Promise<SelfTestFault[]> {
  const { record, findings } = await readEep(join(folder, place));
  const faults = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => ({ object: place, expected: '封装包完整', actual: message }));
  return record && record.code !== code
    ? [...faults, { object: place, expected: code, actual: record.code }]
    : faults;
}
