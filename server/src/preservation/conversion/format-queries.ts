import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { FormatCount, JudgedFile } from '@lantai/contract/preservation/conversion.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { endingOf, findKinds, judgeKind, keptFiles, ofKinds } from './judge-files.ts';

/** Formats by category, with what is to become of them. */
export async function countFormats(
  db: Db,
  { fondsId }: { fondsId?: string | undefined },
  hasOffice: boolean,
): Promise<FormatCount[]> {
  const counts = new Map<string, FormatCount>();
  for (const { files, bytes, converted, ...kind } of await findKinds(db, fondsId)) {
    const { category, format, conforming, clause, convertible } = judgeKind(kind, hasOffice);
    const key = [category, format, conforming].join();
    const sum = counts.get(key);
    if (sum)
      counts.set(key, {
        ...sum,
        // Originals are judged by another clause than their attachments.
        clause: [...new Set([...sum.clause.split('、'), ...clause.split('、')])]
          .toSorted(byText)
          .join('、'),
        files: sum.files + files,
        bytes: sum.bytes + bytes,
        converted: sum.converted + (conforming ? 0 : converted),
        convertible: sum.convertible || convertible,
      });
    else
      counts.set(key, {
        ...{ category, format, conforming, clause, convertible, files, bytes },
        converted: conforming ? 0 : converted,
      });
  }
  return [...counts.values()].toSorted(
    (one, other) => Number(one.conforming) - Number(other.conforming) || other.files - one.files,
  );
}

const byText = (one: string, other: string) => (one < other ? -1 : 1);

type FileFilter = {
  fondsId?: string | undefined;
  category?: CategoryCode | undefined;
  format?: string | undefined;
  conforming?: boolean | undefined;
  converted?: boolean | undefined;
  recordId?: string | undefined;
};

/** The files behind a count, in the order in which they came. */
export async function findJudgedFiles(
  db: Db,
  filter: FileFilter,
  { after, limit, hasOffice }: { after?: string | undefined; limit: number; hasOffice: boolean },
): Promise<{ files: JudgedFile[]; total: number; next: string | null }> {
  const kinds = (await findKinds(db, filter.fondsId))
    .map((kind) => judgeKind(kind, hasOffice))
    .filter(
      (kind) =>
        (filter.category === undefined || kind.category === filter.category) &&
        (filter.format === undefined || kind.format === filter.format) &&
        (filter.conforming === undefined || kind.conforming === filter.conforming),
    );
  let query = ofKinds(keptFiles(db), kinds);
  if (filter.fondsId) query = query.where('record.fonds_id', '=', filter.fondsId);
  if (filter.recordId) query = query.where('record.id', '=', filter.recordId);
  if (filter.converted !== undefined)
    query = query.where(filter.converted ? isConverted : sql<boolean>`not ${isConverted}`);
  const { total } = await query
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (after) query = query.where('component.id', '>', after);
  const rows = await query
    .select(['component.id as componentId', 'record.id as recordId', 'component.role'])
    .select(['record.title', 'record.archival_code', 'record.temporary_number', 'record.category'])
    .select(['component.file_name as fileName', 'component.media_type as mediaType'])
    .select(['component.size', endingOf.as('ending'), isConverted.as('converted')])
    .orderBy('component.id')
    .limit(limit + 1)
    .execute();
  const files = rows.slice(0, limit).map(({ title, archival_code, temporary_number, ...row }) => {
    const { format, conforming, convertible, clause } = judgeKind(row, hasOffice);
    const { componentId, recordId, role, fileName, size, converted } = row;
    return {
      ...{ componentId, recordId, role, fileName, size, converted },
      ...{ format, conforming, convertible, clause },
      recordNumber: archival_code ?? temporary_number ?? '',
      recordTitle: title ?? '',
    };
  });
  return { files, total, next: rows.length > limit ? (files.at(-1)?.componentId ?? null) : null };
}

const isConverted = sql<boolean>`exists (select from conversion
  where conversion.source_id = component.id and conversion.state = 'done')`;
