import { formatOf, unknownFormat } from '@lantai/contract/preservation/file-format.ts';
import {
  type FormatStanding,
  formatKey,
  standingOf,
} from '@lantai/contract/preservation/format-register.ts';
import {
  type ConversionTarget,
  converterFor,
  judgeFormat,
} from '@lantai/contract/preservation/format-rule.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Tables } from '#platform/tables.ts';

/** What a format is judged by: files that agree in these are judged alike. */
export type FileKind = {
  readonly category: Tables['record']['category'];
  readonly role: Tables['component']['role'];
  readonly mediaType: string;
  readonly ending: string | null;
  /** What its bytes were found to be; null until they have been looked at. */
  readonly foundType: string | null;
  readonly puid: string | null;
  readonly name: string | null;
  /** What the agency decided of that format last. */
  readonly decided: FormatStanding | null;
};

export type JudgedKind = FileKind & {
  readonly format: string;
  readonly conforming: boolean;
  readonly refused: boolean;
  readonly target: ConversionTarget | null;
  readonly convertible: boolean;
  readonly clause: string;
};

/** `.docx` of 通知.docx, as PostgreSQL reads it; the rule itself stands in the contract. */
export const endingOf = sql<string | null>`lower(substring(component.file_name from '\.([^.]+)$'))`;

/**
 * Files that were received or made here by somebody, of records that are whole: no renditions. `found` is
 * what their bytes are, `decision` what their agency decided of that.
 */
export function keptFiles(db: Db) {
  const newest = db
    .selectFrom('format_decision')
    .distinctOn(['agency_id', 'format'])
    .select(['agency_id', 'format', 'standing'])
    .orderBy('agency_id')
    .orderBy('format')
    .orderBy('version', 'desc');
  return db
    .selectFrom('component')
    .innerJoin('record', 'record.id', 'component.record_id')
    .leftJoin('component_format as found', 'found.component_id', 'component.id')
    .leftJoin(newest.as('decision'), (join) =>
      join
        .onRef('decision.agency_id', '=', 'component.agency_id')
        .on('decision.format', '=', sql<string>`coalesce(found.puid, found.name)`),
    )
    .where('component.role', '<>', 'rendition')
    .where('record.state', 'not in', ['voided', 'destroyed'])
    .where('record.quarantined_at', 'is', null);
}

type KeptFiles = ReturnType<typeof keptFiles>;

/** The same with what tells kinds apart. */
export function withKind(files: KeptFiles) {
  return files
    .select(['record.category', 'component.role', 'component.media_type as mediaType'])
    .select(['found.media_type as foundType', 'found.puid', 'found.name'])
    .select(['decision.standing as decided', endingOf.as('ending')]);
}

/** Counted by kind. */
export function byKind(files: KeptFiles) {
  return withKind(files)
    .groupBy(['record.category', 'component.role', 'component.media_type'])
    .groupBy(['found.media_type', 'found.puid', 'found.name', 'decision.standing'])
    .groupBy(endingOf);
}

export function judgeKind(kind: FileKind, hasOffice: boolean): JudgedKind {
  const { mediaType, ending, foundType, puid, name, decided } = kind;
  const fileName = ending ? `.${ending}` : '';
  const found = foundType === null ? unknownFormat : formatOf(foundType, fileName);
  const format = found === unknownFormat ? formatOf(mediaType, fileName) : found;
  const standing = name === null ? undefined : standingOf(formatKey({ puid, name }), decided);
  const { conforming, refused, target, clause } = judgeFormat({ ...kind, format, standing });
  const converter = target === null ? undefined : converterFor(format, target);
  const convertible = converter === 'built-in' || (converter === 'libreoffice' && hasOffice);
  return { ...kind, format, conforming, refused, target, convertible, clause };
}

/** Narrows files to those of some kinds. */
export function ofKinds(files: KeptFiles, kinds: readonly FileKind[]): KeptFiles {
  const list = JSON.stringify(kinds);
  return files.where(
    sql<boolean>`exists (
      select from jsonb_to_recordset(${list}::jsonb) as kind(category text, role text, "mediaType" text,
        ending text, "foundType" text, puid text, name text, decided text)
      where kind.category = record.category and kind.role = component.role
        and kind."mediaType" = component.media_type and kind.ending is not distinct from ${endingOf}
        and kind."foundType" is not distinct from found.media_type
        and kind.puid is not distinct from found.puid and kind.name is not distinct from found.name
        and kind.decided is not distinct from decision.standing)`,
  );
}

export async function findKinds(db: Db, fondsId: string | undefined) {
  let query = byKind(keptFiles(db)).select((row) => [
    row.fn.countAll<number>().as('files'),
    sql<number>`sum(component.size)::bigint`.as('bytes'),
    sql<number>`count(*) filter (where exists (select from conversion
        where conversion.source_id = component.id and conversion.state = 'done'))`.as('converted'),
  ]);
  if (fondsId) query = query.where('record.fonds_id', '=', fondsId);
  return query.execute();
}
