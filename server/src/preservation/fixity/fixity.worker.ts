import { stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '#platform/give-way.ts';
import { tellFindings } from '../damages/tell-findings.ts';
import { pauseBetweenPieces } from '../digest.ts';
import { type FolderTree, readFolderTree } from '../folder-tree.ts';
import { verifyTree } from '../verify-object.ts';
import type { FixityReading, FixityTask, PlacedObject } from './fixity-task.ts';

// Linux gives each thread a priority of its own: whoever asks for a page comes first.
if (process.platform === 'linux') setPriority(0, 19);
// And where two processors share one core, a priority alone does not keep them from slowing one another.
const { serving } = workerData as { serving: SharedArrayBuffer };
pauseBetweenPieces(() => giveWay(serving));

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
  const findings = await tellFindings(path, await verifyTree(tree, id));
  const { files, bytes } = tree ? await measure(tree) : { files: 0, bytes: 0 };
  return { files, bytes, findings };
}

async function measure({ path, kinds }: FolderTree): Promise<{ files: number; bytes: number }> {
  const names = [...kinds].filter(([, kind]) => kind === 'file').map(([name]) => name);
  const sizes = await Promise.all(
    names.map(async (name) => (await stat(join(path, name)).catch(() => null))?.size ?? 0),
  );
  return { files: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

parentPort?.on('message', async (task: FixityTask) => {
  try {
    parentPort?.postMessage({ answer: await readObjects(task) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
