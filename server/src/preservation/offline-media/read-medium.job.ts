import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Row } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import { digestFile } from '../digest.ts';
import { isFileInside } from '../folder-tree.ts';
import type { Storage } from '../storage.ts';
import { isSystemError } from '../store-fault.ts';
import { getMedium } from './media-queries.ts';
import { requireMediumFolder } from './medium-folder.ts';
import { noteReading } from './note-reading.ts';

type MediumFile = Pick<Row<'offline_medium_file'>, 'path' | 'sha512' | 'sm3' | 'size'>;
type Fault = { path: string; fault: string; isMedium: boolean };

/**
 * Reads a sample of a medium and holds it against what was written. One permanent fault enlarges the sample to
 * all of it (GB/T 18894-2016, 9.2.3 f).
 */
export const readMedium = (storage: Storage) =>
  job({
    name: 'preservation.read-medium',
    payload: z.object({
      mediumId: z.uuid(),
      path: z.string(),
      share: z.number(),
      seed: z.string(),
    }),

    async perform({ read, run, progress }, { mediumId, path, share, seed }) {
      await read((db) => getMedium(db, mediumId));
      await requireMediumFolder(storage, path, { empty: false });
      const files = await read((db) =>
        db
          .selectFrom('offline_medium_file')
          .select(['path', 'sha512', 'sm3', 'size'])
          .where('medium_id', '=', mediumId)
          .orderBy('path')
          .execute(),
      );
      const drawn = drawFiles(files, { share, seed });
      const faults = await readAll(path, drawn, progress);
      const others = files.filter((file) => !drawn.includes(file));
      const enlarged = faults.length > 0 && others.length > 0;
      if (enlarged) faults.push(...(await readAll(path, others, progress)));
      const read_ = enlarged ? files.length : drawn.length;
      await run(noteReading, { mediumId, share, seed, drawn: read_, enlarged, faults });
      return { drawn: read_, faults: faults.length };
    },
  });

/** The same seed draws the same files: those whose path, hashed with it, comes first; rounded up. */
export function drawFiles<File extends { path: string }>(
  files: readonly File[],
  { share, seed }: { share: number; seed: string },
): File[] {
  const rank = ({ path }: File) => createHash('sha256').update(`${seed}\n${path}`).digest('hex');
  return files
    .map((file) => ({ file, rank: rank(file) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, Math.ceil((files.length * share) / 100))
    .map(({ file }) => file);
}

async function readAll(
  folder: string,
  files: readonly MediumFile[],
  progress: (done: number, total: number) => Promise<void>,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [index, file] of files.entries()) {
    await progress(index, files.length);
    const fault = await readOne(folder, file);
    if (fault) faults.push(fault);
  }
  return faults;
}

async function readOne(folder: string, file: MediumFile): Promise<Fault | null> {
  const { path } = file;
  if (!(await isFileInside(folder, path))) return { path, fault: '文件不在', isMedium: false };
  try {
    const { sha512, sm3, size } = await digestFile(join(folder, path));
    if (sha512 === file.sha512 && sm3 === file.sm3) return null;
    const fault = size === file.size ? '内容不符' : `大小应为 ${file.size}，实为 ${size}`;
    return { path, fault, isMedium: false };
  } catch (error) {
    // What cannot be read any more is the medium's fault, what reads otherwise is the data's.
    if (!isSystemError(error, 'EIO', 'EACCES', 'ENOENT')) throw error;
    return { path, fault: `无法读取：${(error as Error).message}`, isMedium: true };
  }
}
