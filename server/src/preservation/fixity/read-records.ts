import type { Db } from '#platform/database.ts';
import type { JobContext } from '#platform/job.ts';
import { objectId } from '../component-bytes.ts';
import type { Place } from '../copies/object-evidence.ts';
import { faultsOf } from '../damages/classify-finding.ts';
import { findContentSizes } from '../damages/content-sizes.ts';
import { objectPath } from '../ocfl-root.ts';
import type { FixityReading } from './fixity-task.ts';
import type { FoundAtPlace } from './note-inspected.ts';
import { readFixity } from './read-objects.ts';

export type ReadRecords = {
  readonly files: number;
  readonly bytes: number;
  /** Of a copy: how many have not arrived there. */
  readonly waiting: number;
  readonly found: readonly FoundAtPlace[];
};

/** Reads the objects of some records at one place, and says what is not as it was written. */
export async function readRecords(
  { read }: Pick<JobContext, 'read'>,
  { root, copyId }: Place,
  recordIds: readonly string[],
): Promise<ReadRecords> {
  // A record that has been destroyed meanwhile has no object, and should have none.
  const sizes = await read((db) => findContentSizes(db, recordIds));
  const ids = recordIds.filter((id) => sizes.has(id));
  const placed = ids.map((id) => ({ id: objectId(id), path: objectPath(root, objectId(id)) }));
  const readings = await readAgainWhatIsWrong(placed);
  const behind = await read((db) => findNotArrived(db, copyId, placed));
  const sum = { files: 0, bytes: 0, waiting: 0, found: [] as FoundAtPlace[] };
  for (const [place, { files, bytes, findings }] of readings.entries()) {
    const recordId = ids[place] ?? '';
    sum.files += files;
    sum.bytes += bytes;
    const isAbsent = findings.some(({ code, path }) => code === 'missing' && path === '');
    if (isAbsent && behind.has(objectId(recordId))) sum.waiting += 1;
    else if (findings.length > 0) {
      const faults = faultsOf(findings, sizes.get(recordId) ?? new Map());
      sum.found.push({ recordId, objectId: objectId(recordId), faults });
    }
  }
  return sum;
}

type Placed = Parameters<typeof readFixity>[0];

/** Somebody may have been writing to an object while it was read: only what is wrong twice is wrong. */
async function readAgainWhatIsWrong(placed: Placed): Promise<FixityReading[]> {
  const readings = await readFixity(placed);
  const wrong = placed.filter((_, place) => (readings[place]?.findings.length ?? 0) > 0);
  if (wrong.length === 0) return readings;
  const again = new Map(
    (await readFixity(wrong)).map((reading, place) => [wrong[place], reading] as const),
  );
  return readings.map((reading, place) => again.get(placed[place] as Placed[number]) ?? reading);
}

async function findNotArrived(
  db: Db,
  copyId: string | null,
  placed: Placed,
): Promise<ReadonlySet<string>> {
  if (copyId === null || placed.length === 0) return new Set();
  const rows = await db
    .selectFrom('store_copy_change')
    .select('object_id')
    .where('copy_id', '=', copyId)
    .where(
      'object_id',
      'in',
      placed.map(({ id }) => id),
    )
    .execute();
  return new Set(rows.map(({ object_id }) => object_id));
}
