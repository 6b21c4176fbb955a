import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ObjectFile } from './object-files.ts';
import { type OcflRoot, openRoot } from './ocfl-root.ts';
import { openStaging, type Staged, type Staging, stage } from './staging.ts';
import type { NewObject } from './write-object.ts';

/** Real input, kept outside of the project; see its README. */
export const realData = join(import.meta.dirname, '../../../../shared/data');

/** True where the folder is; otherwise the test that asks is skipped, and says so. */
export function hasRealData(folder: string): boolean {
  const found = existsSync(join(realData, folder));
  if (!found) console.warn(`SKIPPED: ${join(realData, folder)} is not there`);
  return found;
}

export type TestStore = AsyncDisposable & { data: string; staging: Staging; root: OcflRoot };

export async function givenStore(): Promise<TestStore> {
  const data = await mkdtemp(join(tmpdir(), 'lantai-store-'));
  const { staging, root } = await openStore(data);
  const remove = () => rm(data, { recursive: true });
  return { data, staging, root, [Symbol.asyncDispose]: remove };
}

export async function openStore(data: string) {
  const staging = await openStaging(join(data, 'staging'));
  return { staging, root: await openRoot(join(data, 'store'), staging) };
}

export function stageText(staging: Staging, text: string): Promise<Staged> {
  return stage(staging, Readable.from([Buffer.from(text)]));
}

export const note = {
  message: '归档',
  user: { name: '档案员甲', address: 'urn:uuid:00000000-0000-4000-8000-000000000001' },
  created: new Date('2026-01-05T01:02:03Z'),
};

/** A record of two components and its metadata, its bytes staged. */
export async function givenObject(staging: Staging, id: string): Promise<NewObject> {
  const files: ObjectFile[] = [];
  for (const [index, name] of ['正本.txt', '附件.txt'].entries()) {
    const { sha512, sm3 } = await stageText(staging, `${name} of ${id}`);
    files.push({
      logicalPath: `content/00${index + 1}-${name}`,
      source: { staged: sha512, sm3 },
    });
  }
  files.push({ logicalPath: 'metadata/record.json', source: { text: JSON.stringify({ id }) } });
  return { ...note, id, files };
}

/** All files below a folder, by their path in it. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted((one, other) => (one < other ? -1 : 1));
}
