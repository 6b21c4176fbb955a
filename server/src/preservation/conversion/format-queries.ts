import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { FormatCount, JudgedFile } from '@lantai/contract/preservation/conversion.ts';
import type { FoundFormat, ProbeState } from '@lantai/contract/preservation/format-register.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { findKinds, judgeKind, keptFiles, ofKinds, withKind } from './judge-files.ts';

/** Formats by category, with what is to become of them. */
export async function countFormats(
  db: Db,
  { fondsId }: { fondsId?: string | undefined },
  hasOffice: boolean,
): Promise<FormatCount[]> {
  const counts = new Map<string, FormatCount>();
  for (const { files, bytes, converted, ...kind } of await findKinds(db, fondsId)) {
    const { category, format, conforming, refused, clause, convertible } = judgeKind(
      kind,
      hasOffice,
    );
    const key = [category, format, conforming, refused].join();
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
        ...{ category, format, conforming, refused, clause, convertible, files, bytes },
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
  /** PRONOM's id or the name of what the bytes are. */
  found?: string | undefined;
  probe?: ProbeState | undefined;
  agencyId?: string | undefined;
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
  if (filter.agencyId) query = query.where('component.agency_id', '=', filter.agencyId);
  if (filter.found)
    query = query.where(sql<boolean>`coalesce(found.puid, found.name) = ${filter.found}`);
  if (filter.probe) query = query.where('found.probe', '=', filter.probe);
  if (filter.converted !== undefined)
    query = query.where(filter.converted ? isConverted : sql<boolean>`not ${isConverted}`);
  const { total } = await query
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (after) query = query.where('component.id', '>', after);
  const rows = await withKind(query)
    .select(['component.id as componentId', 'record.id as recordId'])
    .select(['record.title', 'record.archival_code', 'record.temporary_number'])
    .select(['component.file_name as fileName', 'component.size', isConverted.as('converted')])
    .select(['found.version', 'found.probe', 'found.reason', 'found.facts'])
    .select(['found.tool', 'found.examined_at as examinedAt'])
    .orderBy('component.id')
    .limit(limit + 1)
    .execute();
  const files = rows.slice(0, limit).map(({ title, archival_code, temporary_number, ...row }) => {
    const { format, conforming, refused, convertible, clause } = judgeKind(row, hasOffice);
    const { componentId, recordId, role, fileName, size, converted } = row;
    return {
      ...{ componentId, recordId, role, fileName, size, converted, found: foundIn(row) },
      ...{ format, conforming, refused, convertible, clause },
      recordNumber: archival_code ?? temporary_number ?? '',
      recordTitle: title ?? '',
    };
  });
  return { files, total, next: rows.length > limit ? (files.at(-1)?.componentId ?? null) : null };
}

const isConverted = sql<boolean>`exists (select from conversion
  where conversion.source_id = component.id and conversion.state = 'done')`;

type MaybeFound = { readonly [key in keyof FoundFormat]: FoundFormat[key] | null };

/** The columns of what was found, all of them or none. */
function foundIn(row: MaybeFound): FoundFormat | null {
  const { puid, name, version, probe, reason, facts, tool, examinedAt } = row;
  if (name === null || probe === null || tool === null || examinedAt === null) return null;
  return { puid, name, version, probe, reason, facts: facts ?? {}, tool, examinedAt };
}
