import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import type { PackedItem } from './package-contents.ts';
import { packageLayouts } from './package-folder.ts';
import type { SealReading } from './seal.ts';

type Packed = {
  readonly profile: PackageProfile;
  readonly items: readonly PackedItem[];
  readonly seal: SealReading;
  /** By record, the SM3 of what its package holds. */
  readonly contents: Readonly<Record<string, string[]>>;
};

/**
 * What a package says of itself, by which its records are held: the figures that go into the register of
 * transfer, the files it has, the digests of what it holds.
 */
export async function expectedOf(
  folder: string,
  { profile, items, seal, contents }: Packed,
): Promise<CheckExpectations> {
  const { description, catalogue } = packageLayouts[profile];
  const sum = (of: (item: PackedItem) => number) => items.reduce((all, item) => all + of(item), 0);
  return {
    count: items.length,
    bytes: sum(({ listed }) => listed.bytes),
    totalsIn: '电子档案移交接收登记表',
    components: Object.fromEntries(items.map(({ recordId, listed }) => [recordId, listed.files])),
    digests: { ...contents },
    package: {
      profile,
      files: seal.files.map(({ path, size }) => ({ path, size })),
      catalogued: items.flatMap(({ place }) => place ?? []),
      descriptionFields: fieldsOfDescription(await textOf(folder, description)),
      catalogueFields: fieldsOfCatalogue(await textOf(folder, catalogue)),
    },
    ...(seal.sm3 !== null && { packageSm3: seal.sm3 }),
  };
}

const textOf = (folder: string, name: string) =>
  readFile(join(folder, name), 'utf8').catch(() => '');

/** `项目：内容`, one a line (DA/T 93-2022, 附录 B). */
export function fieldsOfDescription(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /^([^：:]+)[：:]/.exec(line)?.[1]?.trim() ?? []);
}

/** The elements of the first record; every other one has the same. */
export function fieldsOfCatalogue(text: string): string[] {
  const [first = ''] = /<文件>[\s\S]*?<\/文件>/.exec(text) ?? [];
  return [
    ...new Set([...first.matchAll(/<([^/\s<>]+)>/g)].flatMap(([, name]) => name ?? [])),
  ].filter((name) => name !== '文件');
}
