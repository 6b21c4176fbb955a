import { readRetention } from '@lantai/contract/classification/retention.ts';
import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { currentRules } from '@lantai/contract/quality/rule-set.ts';
import { readSecurityLevel } from '@lantai/contract/records/security-level.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import type { Row } from '#platform/database.ts';
import { sniffFile } from '../../preservation/media-type.ts';
import type { CheckedBatch, CheckSubject, CheckSurroundings } from '../../quality/check-subject.ts';
import { measuredSize } from '../../quality/checks/fixity.ts';
import type { Place, PlacedFile, PlacedRecord } from './placed.ts';

export type PlaceSubject = { readonly record: PlacedRecord; readonly subject: CheckSubject };

/** What the checks of records ask of the catalogue, where there is only what the place says of itself. */
export async function subjectOf(
  record: PlacedRecord,
  surroundings: CheckSurroundings,
  place: Place,
): Promise<PlaceSubject> {
  const id = crypto.randomUUID();
  const rows = await Promise.all(record.files.map((file, at) => componentOf(id, file, at)));
  const subject = {
    ...surroundings,
    components: rows.map((row, at) => ({ row, path: record.files[at]?.path ?? null })),
    kept: place.objects.get(record.label) ?? null,
    known: { record: recordRow(id, record), components: rows, business: [], agencyName: '' },
    ...{ profile: undefined, clause: null, foundedOn: null, repeats: [], attachmentsNamed: null },
    ...{ permittedRetentions: [], conversions: new Map(), environmentWhenFiled: null },
  };
  // The checks that are asked of it look at these parts alone; the others are answered without them.
  return { record, subject: subject as unknown as CheckSubject };
}

function recordRow(id: string, { elements }: PlacedRecord): Partial<Row<'record'>> {
  const told = elements ?? {};
  const date = told.日期 ?? null;
  const day = date === null ? undefined : readWrittenDate(date);
  const year = told.年度;
  const level = told.密级;
  return {
    id,
    category: 'WS',
    carrier: 'electronic',
    title: told.题名 ?? null,
    creator: told.责任者 ?? null,
    date_given: date,
    document_on: day?.kind === 'day' ? day.day : null,
    year: year === undefined || year === '' ? null : Number(year),
    document_number: told.文件编号 ?? told.文号 ?? null,
    retention: told.保管期限 ? retentionOf(told.保管期限) : null,
    // Where nothing is said of secrecy nothing can be out of the list.
    security_level: (level ? (readSecurityLevel(level)?.level ?? level) : 'public') as never,
    open_status: 'unreviewed',
    disclosure: null,
    pages: told.页数 ? Number(told.页数) : null,
    keywords: told.关键词 ?? null,
    persons: told.人名 ?? null,
    remark: told.备注 ?? null,
    ...{ department_name: null, manuscript: told.稿本 ?? null, document_type: told.文种 ?? null },
    more: {},
  };
}

function retentionOf(text: string): string {
  const read = readRetention(text);
  return read.kind === 'code' ? read.code : text;
}

async function componentOf(
  recordId: string,
  { name, path, size, digests }: PlacedFile,
  position: number,
): Promise<Row<'component'>> {
  return {
    id: crypto.randomUUID(),
    record_id: recordId,
    position,
    // A place does not tell what is body and what attachment: the looser rule is applied.
    role: 'attachment',
    file_name: name.split('/').at(-1) ?? name,
    media_type: path === null ? 'application/octet-stream' : await sniffFile(path),
    size: size ?? (path === null ? 0 : await measuredSize(path)),
    sha512: digests.sha512 ?? '',
    sm3: digests.sm3 ?? '',
    logical_path: name,
  } as Row<'component'>;
}

export function surroundingsOf(
  stage: CheckStage,
  today: string,
  by: Pick<CheckSurroundings, 'antivirus' | 'trust'>,
): CheckSurroundings {
  return {
    ...by,
    ...{ stage, today, rules: currentRules, policy: defaultPolicy, keeping: null },
    // No agency is asked here: what is refused unless somebody decides otherwise is refused.
    formatStandings: new Map(),
    expected: {},
  };
}

/** The place as a batch; what a batch has from the database alone is empty, and nobody asks for it. */
export function batchOf(place: Place, surroundings: CheckSurroundings): CheckedBatch {
  const { descriptionFields, catalogueFields, files, listed, records } = place;
  return {
    ...surroundings,
    expected: {
      package: {
        files: files.map(({ path, size }) => ({ path, size })),
        catalogued: [...(listed ?? [])],
        ...(place.kind === 'transfer-2012' && { profile: 'SAAC-2012-7' as const }),
        ...(descriptionFields && { descriptionFields: [...descriptionFields] }),
        ...(catalogueFields && { catalogueFields: [...catalogueFields] }),
      },
    },
    ...{ kind: 'package', records: records.length, standing: records.length, bytes: 0 },
    ...{ sequences: [], inStore: null, probe: async () => 0 },
  };
}
