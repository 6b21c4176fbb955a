import { nextNumbers } from '@lantai/contract/arrangement/number-runs.ts';
import type { ClassificationScheme } from '@lantai/contract/classification/fonds.ts';
import type { FilingFault } from '@lantai/contract/records/filing-fault.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { findNumberingBasis } from '../classification/schedule-in-force.ts';
import { findSchemes } from '../classification/scheme-queries.ts';
import { findPrintedBoxes } from './boxes/printed-boxes.ts';
import { findLastNumbers } from './numbering/class-head.ts';
import { findExplained, findPassedOver, type RangeRow } from './numbering/ranges.ts';
import { divisionName, type Place, placeOf } from './place-records.ts';
import { readyRecords } from './ready-records.ts';

/** What a filing would do now: classes with the numbers they would get, and what keeps the rest. */
export async function reviewFiling(db: Db, fondsId: string, today: string) {
  const fonds = await getFonds(db, fondsId);
  const schemes = await findSchemes(db, fondsId);
  const groups = await readyRecords(db, fondsId)
    .select(['record.category', 'record.year', 'record.retention', 'record.department_name'])
    .select(['department.code as departmentCode', 'matter.code as matterCode'])
    .select('matter.name as matterName')
    .select((row) => row.fn.countAll<number>().as('ready'))
    .groupBy(['record.category', 'record.year', 'record.retention', 'record.department_name'])
    .groupBy(['department.code', 'matter.code', 'matter.name'])
    .execute();
  const lastNumber = await findLastNumbers(db, fondsId);
  const passedOver = Map.groupBy(await findPassedOver(db, fondsId), ({ classKey }) => classKey);

  const placed = groups.map((group) => ({
    group,
    place: placeOf(fonds, schemes, { ...group, id: '' }),
  }));
  const classes = [...Map.groupBy(placed, ({ place }) => place.classKey)].flatMap(
    ([classKey, members]) => {
      const [first] = members;
      if (!first) return [];
      const ready = members.reduce((sum, { group }) => sum + group.ready, 0);
      const numbers = nextNumbers(
        lastNumber.get(classKey) ?? 0,
        passedOver.get(classKey) ?? [],
        ready,
      );
      return [
        {
          ...shownPlace({ fonds, schemes }, first.group),
          classKey,
          ready,
          firstCode: codeOrReason(first.place, numbers[0] ?? 0),
          lastCode: codeOrReason(first.place, numbers.at(-1) ?? 0),
        },
      ];
    },
  );
  const faults = await findFaults(db, fondsId);
  return {
    ready: classes.reduce((sum, { ready }) => sum + ready, 0),
    kept: faults.kept,
    classes,
    faults: faults.counts,
    ...(await shownBasis(db, fonds.agency_id, today)),
  };
}

async function shownBasis(db: Db, agencyId: string, today: string) {
  const basis = await findNumberingBasis(db, agencyId, today);
  if (!basis) return { basis: 'none' as const, exceptionUntil: null };
  return 'scheduleId' in basis
    ? { basis: 'schedule' as const, exceptionUntil: null }
    : { basis: 'exception' as const, exceptionUntil: basis.exceptionUntil };
}

export function codeOrReason(place: Place, itemNumber: number): string {
  try {
    return place.codeOf(itemNumber);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Grouped = {
  category: Parameters<typeof placeOf>[2]['category'];
  year: number | null;
  retention: string | null;
  department_name: string | null;
  matterName: string | null;
};

type InFonds = {
  fonds: { id: string; code: string };
  schemes: readonly ClassificationScheme[];
};

function shownPlace({ fonds, schemes }: InFonds, group: Grouped) {
  return {
    fondsId: fonds.id,
    fondsCode: fonds.code,
    category: group.category,
    year: group.year,
    retention: group.retention,
    department: divisionName(schemes, group),
  };
}

async function findFaults(db: Db, fondsId: string) {
  const waiting = db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .where('record.fonds_id', '=', fondsId)
    .where('record.awaits_number', '=', true)
    .where('record.quarantined_at', 'is', null)
    .where(sql<boolean>`cardinality(faults) > 0`);
  const { kept } = await waiting
    .select((row) => row.fn.countAll<number>().as('kept'))
    .executeTakeFirstOrThrow();
  const counts = await waiting
    .select([sql<FilingFault>`unnest(faults)`.as('fault')])
    .select((row) => row.fn.countAll<number>().as('count'))
    .groupBy('fault')
    .orderBy('count', 'desc')
    .execute();
  return { kept, counts };
}

/** Every class that has a number, with the numbers missing in it: there should be none. */
export async function findClasses(db: Db, fondsId: string) {
  const fonds = await getFonds(db, fondsId);
  const schemes = await findSchemes(db, fondsId);
  const rows = await db
    .selectFrom('record')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .select(['class_key as classKey'])
    .select((row) => [
      row.fn.min('category').as('category'),
      row.fn.min('year').as('year'),
      row.fn.min('retention').as('retention'),
      row.fn.min('department_name').as('department_name'),
      row.fn.min('matter.name').as('matterName'),
      row.fn.min('item_number').as('firstNumber'),
      row.fn.max('item_number').as('lastNumber'),
      row.fn.countAll<number>().as('filed'),
    ])
    .where('record.fonds_id', '=', fondsId)
    .where('class_key', 'is not', null)
    // A volume is a class of its own, and listed as a volume.
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('volume')
            .select('volume.id')
            .whereRef('volume.fonds_id', '=', 'record.fonds_id')
            .whereRef('volume.items_key', '=', 'record.class_key'),
        ),
      ),
    )
    .groupBy('class_key')
    .orderBy('class_key')
    .execute();
  const shown = [];
  for (const { classKey, filed, lastNumber, ...group } of rows) {
    // Numbers begin at 1 and none comes twice: as many as the last one says, and none is missing.
    const whole = filed === lastNumber;
    const missing =
      whole || !classKey
        ? []
        : withoutExplained(
            await findMissingNumbers(db, fondsId, classKey),
            await findExplained(db, fondsId, classKey),
          );
    const { firstNumber } = group;
    const place = shownPlace({ fonds, schemes }, group);
    shown.push({ ...place, classKey: classKey ?? '', filed, firstNumber, lastNumber, missing });
  }
  return shown;
}

/** Where somebody has said why a number is empty, as of one whose record was moved, none is missing. */
function withoutExplained(missing: readonly number[], explained: readonly RangeRow[]): number[] {
  return missing.filter(
    (number) => !explained.some(({ first, last }) => first <= number && number <= last),
  );
}

async function findMissingNumbers(db: Db, fondsId: string, classKey: string): Promise<number[]> {
  const rows = await db
    .selectFrom('record')
    .select('item_number')
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .execute();
  return missingNumbers(rows.flatMap(({ item_number }) => item_number ?? []));
}

/** Numbers begin at 1; what is left out up to the last one is missing. */
export function missingNumbers(numbers: readonly number[]): number[] {
  const there = new Set(numbers);
  const last = numbers.reduce((most, number) => Math.max(most, number), 0);
  return Array.from({ length: last }, (_, index) => index + 1).filter(
    (number) => !there.has(number),
  );
}

type CatalogueFilter = {
  fondsId: string;
  classKey: string;
  from?: number | undefined;
  to?: number | undefined;
};

/** The rows of the printed forms, in the order of their numbers (DA/T 22-2015, 5.5.2). */
export async function findCatalogue(db: Db, { fondsId, classKey, from, to }: CatalogueFilter) {
  const fonds = await getFonds(db, fondsId);
  const schemes = await findSchemes(db, fondsId);
  let query = db
    .selectFrom('record')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .selectAll('record')
    .select('matter.name as matterName')
    .where('record.fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .where('state', '=', 'filed')
    .orderBy('item_number');
  if (from !== undefined) query = query.where('item_number', '>=', from);
  if (to !== undefined) query = query.where('item_number', '<=', to);
  const records = await query.execute();
  const [first] = records;
  return {
    boxes: await findPrintedBoxes(db, { fondsId, classKey }),
    place: {
      ...shownPlace(
        { fonds, schemes },
        first ?? {
          category: 'WS',
          year: null,
          retention: null,
          department_name: null,
          matterName: null,
        },
      ),
      fondsName: fonds.name,
      retentionName: shownRetention(first?.retention ?? null),
    },
    rows: records.map((record, index) => ({
      sequence: index + 1,
      archivalCode: record.archival_code ?? '',
      documentNumber: record.document_number ?? '',
      creator: record.creator ?? '',
      title: record.title ?? '',
      date: (record.document_on ?? '').replaceAll('-', ''),
      // 无密级的留空 (standards 3.6).
      securityLevel:
        record.security_level === 'public' ? '' : securityLevelNames[record.security_level],
      pages: record.pages,
      remark: record.remark ?? '',
      itemNumber: record.item_number ?? 0,
      itemNumberText: (record.archival_code ?? '').split('-').at(-1) ?? '',
      year: record.year ?? 0,
      retention: record.retention ?? '',
      department: divisionName(schemes, record) ?? '',
      boxNumber: record.box_number ?? '',
    })),
  };
}
