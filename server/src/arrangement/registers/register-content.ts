import { countAgainstList } from '@lantai/contract/arrangement/count-against-list.ts';
import {
  type GivenList,
  type RegisterContent,
  type RegisterFigures,
  type RegisterMethod,
  registerRule,
} from '@lantai/contract/arrangement/register.ts';
import { categoryCodes } from '@lantai/contract/classification/category.ts';
import { dayOf } from '#platform/clock.ts';
import type { RegisteredRecord } from './registered-records.ts';

type Counted = {
  readonly place: { unitName: string; fondsCode: string; fondsName: string };
  readonly records: readonly RegisteredRecord[];
  readonly method: RegisterMethod;
  readonly given: GivenList | undefined;
  readonly now: Date;
};

/** Everything a register says, counted from what is there (GB/T 18894-2016, A.1). */
export function contentOf({ place, records, method, given, now }: Counted): RegisterContent {
  const days = records.map(({ filed_at }) => dayOf(filed_at ?? now)).toSorted();
  const files = records.flatMap((record) => record.files);
  const total = figuresOf(records);
  const { bytes } = total;
  return {
    rule: registerRule,
    ...place,
    departments: distinct(records.flatMap(({ department_name }) => department_name ?? [])),
    archivedFrom: days[0] ?? dayOf(now),
    archivedTo: days.at(-1) ?? dayOf(now),
    method,
    categories: categoryCodes.flatMap((category) => {
      const members = records.filter((record) => record.category === category);
      return members.length > 0 ? [{ category, ...figuresOf(members) }] : [];
    }),
    total,
    years: distinct(records.flatMap(({ year }) => year ?? [])),
    files: files.length,
    formats: [...Map.groupBy(files, ({ media_type }) => media_type)]
      .map(([mediaType, all]) => ({ mediaType, files: all.length, bytes: sizeOf(all) }))
      .toSorted((one, other) => other.files - one.files),
    stored: {
      filed: records.filter(({ state }) => state === 'filed').length,
      waiting: records.filter(({ state }) => state !== 'filed').length,
    },
    counted: given
      ? {
          given,
          differences: countAgainstList(given, { bytes, records: records.map(countedRecord) }),
        }
      : null,
  };
}

/**
 * Volumes and minutes are not known here: records are kept by the item, and how long a recording runs
 * is not read. They are left open rather than given as nought. Photographs are counted by the sheet.
 */
function figuresOf(records: readonly RegisteredRecord[]): RegisterFigures {
  const photographs = records.filter(({ category }) => category === 'ZP');
  const sheets = photographs.flatMap(({ files }) =>
    files.filter(({ media_type, role }) => media_type.startsWith('image/') && role !== 'rendition'),
  );
  return {
    volumes: null,
    items: records.length,
    sheets: photographs.length > 0 ? sheets.length : null,
    minutes: null,
    bytes: sizeOf(records.flatMap(({ files }) => files)),
  };
}

function countedRecord(record: RegisteredRecord) {
  const { document_number, archival_code, temporary_number } = record;
  return {
    numbers: [document_number, archival_code, temporary_number].flatMap((number) => number ?? []),
    title: record.title ?? '',
  };
}

export function sizeOf(files: readonly { size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

function distinct<Value extends string | number>(values: readonly Value[]): Value[] {
  return [...new Set(values)].toSorted((one, other) => (one < other ? -1 : 1));
}
