import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeNew } from '../../preservation/durable.ts';
import { type PackableRecord, packRecord } from '../../preservation/eep/pack-record.ts';
import type { Storage } from '../../preservation/storage.ts';
import { opinionListName, packageLayouts, transferListName } from './package-folder.ts';
import {
  catalogueXml,
  type DescribedPackage,
  descriptionText,
  opinionList,
  transferList,
  volumeCatalogueXml,
} from './package-texts.ts';

/** Writes one record into the package: its content and metadata in one file of DA/T 48. */
export async function writeRecord(
  storage: Storage,
  path: string,
  packable: PackableRecord,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await packRecord(storage, path, packable);
}

/** Writes what stands beside the records (DA/T 93-2022, 附录 B; 档发〔2012〕7号, 附件 2). */
export async function writePackageTexts(folder: string, about: DescribedPackage): Promise<void> {
  await mkdir(join(folder, '其他'), { recursive: true });
  const { description, catalogue, volumes } = packageLayouts[about.profile];
  await writeNew(join(folder, description), descriptionText(about));
  await writeNew(join(folder, catalogue), catalogueXml(about));
  if (volumes !== undefined && about.volumes.length > 0)
    await writeNew(join(folder, volumes), volumeCatalogueXml(about));
  await writeNew(join(folder, transferListName), transferList(about));
  await writeNew(join(folder, opinionListName), opinionList(about));
}
