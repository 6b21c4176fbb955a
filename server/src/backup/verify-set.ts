import { type BackupFolder, faultOf, readManifest } from './backup-folder.ts';
import type { SetManifest } from './backup-manifest.ts';

export type SetFault = { readonly path: string; readonly fault: 'missing' | 'altered' };
export type SetVerdict = {
  readonly set: string;
  readonly files: number;
  readonly bytes: number;
  readonly faults: readonly SetFault[];
};

/** Reads every byte of a set, once for each content, and names each file that is not what it was. */
export async function verifySet(
  folder: BackupFolder,
  set: string,
  onProgress?: (bytes: number) => Promise<void>,
): Promise<SetVerdict & { manifest: SetManifest }> {
  const manifest = await readManifest(folder, set);
  const judged = new Map<string, SetFault['fault'] | undefined>();
  const faults: SetFault[] = [];
  let bytes = 0;
  for (const file of manifest.files) {
    if (!judged.has(file.stored)) judged.set(file.stored, await faultOf(folder, file));
    const fault = judged.get(file.stored);
    if (fault) faults.push({ path: file.path, fault });
    bytes += file.size;
    await onProgress?.(bytes);
  }
  return { set, files: manifest.files.length, bytes, faults, manifest };
}
