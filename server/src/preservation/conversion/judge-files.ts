import { formatOf } from '@lantai/contract/preservation/file-format.ts';
import { converterFor, judgeFormat } from '@lantai/contract/preservation/format-rule.ts';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Tables } from '#platform/tables.ts';

/** What a format is judged by: files that agree in these are judged alike. */
export type FileKind = {
  readonly category: Tables['record']['category'];
  readonly role: Tables['component']['role'];
  readonly mediaType: string;
  readonly ending: string | null;
};

export type JudgedKind = FileKind & {
  readonly format: string;
  readonly conforming: boolean;
  readonly convertible: boolean;
  readonly clause: string;
};

/** `.docx` of 通知.docx, as PostgreSQL reads it; the rule itself stands in the contract. */
export const endingOf = sql<string | null>`lower(substring(component.file_name from '\.([^.]+)$'))`;

/** Files that were received or made here by somebody, of records that are whole: no renditions. */
export function keptFiles(db: Db) {
  return db
    .selectFrom('component')
    .innerJoin('record', 'record.id', 'component.record_id')
    .where('component.role', '<>', 'rendition')
    .where('record.state', 'not in', ['voided', 'destroyed'])
    .where('record.quarantined_at', 'is', null);
}

export function judgeKind(kind: FileKind, hasOffice: boolean): JudgedKind {
  const format = formatOf(kind.mediaType, kind.ending ? `.${kind.ending}` : '');
  const { conforming, target, clause } = judgeFormat({ ...kind, format });
  const converter = target === null ? undefined : converterFor(format, target);
  const convertible = converter === 'built-in' || (converter === 'libreoffice' && hasOffice);
  return { ...kind, format, conforming, convertible, clause };
}

/** Narrows a query of files to those of some kinds. */
export function ofKinds<Selection>(
  query: SelectQueryBuilder<Tables, 'component' | 'record', Selection>,
  kinds: readonly FileKind[],
) {
  const list = JSON.stringify(kinds);
  return query.where(
    sql<boolean>`exists (
      select from jsonb_to_recordset(${list}::jsonb) as kind(category text, role text, "mediaType" text, ending text)
      where kind.category = record.category and kind.role = component.role
        and kind."mediaType" = component.media_type and kind.ending is not distinct from ${endingOf})`,
  );
}

export async function findKinds(db: Db, fondsId: string | undefined) {
  let query = keptFiles(db)
    .select(['record.category', 'component.role', 'component.media_type as mediaType'])
    .select(endingOf.as('ending'))
    .select((row) => [
      row.fn.countAll<number>().as('files'),
      sql<number>`sum(component.size)::bigint`.as('bytes'),
      sql<number>`count(*) filter (where exists (select from conversion
        where conversion.source_id = component.id and conversion.state = 'done'))`.as('converted'),
    ])
    .groupBy(['record.category', 'component.role', 'component.media_type'])
    .groupBy(endingOf);
  if (fondsId) query = query.where('record.fonds_id', '=', fondsId);
  return query.execute();
}
