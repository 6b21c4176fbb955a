import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeNew } from '../../preservation/durable.ts';
import { type PackableRecord, packRecord } from '../../preservation/eep/pack-record.ts';
import { safeName } from '../../preservation/eep/safe-name.ts';
import type { Storage } from '../../preservation/storage.ts';
import {
  catalogueName,
  descriptionName,
  opinionListName,
  transferListName,
} from './package-folder.ts';
import {
  catalogueXml,
  type DescribedPackage,
  descriptionText,
  opinionList,
  transferList,
} from './package-texts.ts';

/** Where a record lies in a package: by fonds, category, year and period, in a folder of its code. */
export function placeOfRecord(record: {
  fondsCode: string;
  category: string;
  year: number | null;
  retention: string | null;
  code: string;
}): string {
  const { fondsCode, category, year, retention, code } = record;
  const steps = [fondsCode, category, String(year ?? ''), retention ?? '', code, `${code}.eep`];
  return steps.map(safeName).join('/');
}

/** Writes one record into the package: its content and metadata in one file of DA/T 48. */
export async function writeRecord(
  storage: Storage,
  path: string,
  packable: PackableRecord,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await packRecord(storage, path, packable);
}

/** Writes what stands beside the records (DA/T 93-2022, 附录 B). */
export async function writePackageTexts(folder: string, about: DescribedPackage): Promise<void> {
  await mkdir(join(folder, '其他'), { recursive: true });
  await writeNew(join(folder, descriptionName), descriptionText(about));
  await writeNew(join(folder, catalogueName), catalogueXml(about.records));
  await writeNew(join(folder, transferListName), transferList(about));
  await writeNew(join(folder, opinionListName), opinionList(about));
}
