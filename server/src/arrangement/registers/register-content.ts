import { countAgainstList } from '@lantai/contract/arrangement/count-against-list.ts';
import {
  type GivenList,
  type RegisterContent,
  type RegisterFigures,
  type RegisterMethod,
  registerRule,
} from '@lantai/contract/arrangement/register.ts';
import { categoryCodes } from '@lantai/contract/classification/category.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
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
      filed: records.filter(({ state }) => isStored(state)).length,
      waiting: records.filter(({ state }) => !isStored(state)).length,
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
 * Volumes are those the records lie in; minutes are what recordings say of their length. Where there is
 * nothing of the kind, or a recording whose length nobody knows, the figure is left open rather than
 * given as nought. Photographs are counted by the sheet.
 */
function figuresOf(records: readonly RegisteredRecord[]): RegisterFigures {
  const photographs = records.filter(({ category }) => category === 'ZP');
  const sheets = photographs.flatMap(({ files }) =>
    files.filter(({ media_type, role }) => media_type.startsWith('image/') && role !== 'rendition'),
  );
  const volumes = new Set(records.flatMap(({ volume_id }) => volume_id ?? []));
  return {
    volumes: volumes.size > 0 ? volumes.size : null,
    items: records.length,
    sheets: photographs.length > 0 ? sheets.length : null,
    minutes: minutesOf(records),
    bytes: sizeOf(records.flatMap(({ files }) => files)),
  };
}

function minutesOf(records: readonly RegisteredRecord[]): number | null {
  const recordings = records.filter(({ category }) => category === 'LY' || category === 'LX');
  const seconds = recordings.map(({ more }) => Number(more.duration ?? Number.NaN));
  if (recordings.length === 0 || seconds.some(Number.isNaN)) return null;
  return Math.round((seconds.reduce((sum, one) => sum + one, 0) / 60) * 10) / 10;
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
