import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TakenFile } from '@lantai/contract/preservation/damage.ts';
import { syncDirectory, writeNew } from '../durable.ts';
import { copyVerified, putInventory } from './follow-object.ts';
import type { ObjectPlan } from './plan-object.ts';

/** Puts the object together in a folder that is not there yet; on the disk when this returns. */
export async function assembleObject(plan: ObjectPlan, whole: string): Promise<TakenFile[]> {
  await mkdir(whole);
  const folders = new Set([whole]);
  const makeFolder = async (path: string) => {
    await mkdir(path, { recursive: true });
    for (let folder = path; folder !== whole; folder = dirname(folder)) folders.add(folder);
  };
  for (const { inventory, bytes } of plan.versions) {
    const folder = join(whole, inventory.head);
    await makeFolder(folder);
    await putInventory(folder, bytes);
  }
  for (const { path, from, sha512 } of plan.files) {
    await makeFolder(dirname(join(whole, path)));
    await copyVerified(from, join(whole, path), { sha512, path });
  }
  const head = plan.versions.at(-1);
  if (head) await putInventory(whole, head.bytes);
  await writeNew(join(whole, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n');
  for (const folder of folders) await syncDirectory(folder);
  return plan.files
    .filter(({ before, sha512 }) => before !== sha512)
    .map(({ path, before, sha512, place }) => ({ path, before, after: sha512, place }));
}
