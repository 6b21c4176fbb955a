import { stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { type FolderTree, readFolderTree } from '../folder-tree.ts';
import { readInventoryIn } from '../ocfl-inventory.ts';
import { StoreFault } from '../store-fault.ts';
import type { Finding } from '../verification/verify-finding.ts';
import { verifyTree } from '../verify-object.ts';
import type { FixityReading, FixityTask, FoundInObject, PlacedObject } from './fixity-task.ts';

// Linux gives each thread a priority of its own: whoever asks for a page comes first.
if (process.platform === 'linux') setPriority(0, 19);

/** While one object waits for the disk, another one's bytes are hashed. */
const atOnce = 6;

async function readObjects({ objects }: FixityTask): Promise<FixityReading[]> {
  const readings: FixityReading[] = [];
  const waiting = objects.entries();
  const readOn = async () => {
    for (const [place, object] of waiting) readings[place] = await readObject(object);
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return readings;
}

async function readObject({ path, id }: PlacedObject): Promise<FixityReading> {
  const tree = await readFolderTree(path);
  const findings = onceForEachFile(await verifyTree(tree, id));
  const { files, bytes } = tree ? await measure(tree) : { files: 0, bytes: 0 };
  if (findings.length === 0) return { files, bytes, findings: [] };
  const owners = await ownersOf(path);
  const told = findings.map((finding) => telling(path, owners, finding));
  return { files, bytes, findings: await Promise.all(told) };
}

/** What its SHA-512 has told of a file, its SM3 need not tell again. */
function onceForEachFile(findings: readonly Finding[]): Finding[] {
  const told = new Set(findings.filter(({ code }) => code === 'E092').map(({ path }) => path));
  return findings.filter(({ code, path }) => code !== 'E093' || !told.has(path));
}

async function measure({ path, kinds }: FolderTree): Promise<{ files: number; bytes: number }> {
  const names = [...kinds].filter(([, kind]) => kind === 'file').map(([name]) => name);
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(join(path, name)).catch(() => null))?.size ?? 0),
  );
  return { files: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Path of content by its SHA-512, as the inventory has it; nothing where that cannot be read. */
async function ownersOf(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const found = await readInventoryIn(path);
    const entries = Object.entries(found?.inventory.manifest ?? {});
    return new Map(entries.map(([digest, paths]) => [digest.toLowerCase(), paths[0] ?? '']));
  } catch (error) {
    if (error instanceof StoreFault) return new Map();
    throw error;
  }
}

async function telling(
  path: string,
  owners: ReadonlyMap<string, string>,
  finding: Finding,
): Promise<FoundInObject> {
  const isContent = finding.code === 'E092' || finding.code === 'E093';
  const found = isContent ? await stat(join(path, finding.path)).catch(() => null) : null;
  return {
    ...finding,
    size: found?.isFile() ? found.size : null,
    isContentOf: owners.get(finding.actual.toLowerCase()) ?? null,
  };
}

parentPort?.on('message', async (task: FixityTask) => {
  try {
    parentPort?.postMessage({ answer: await readObjects(task) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
