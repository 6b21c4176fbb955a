import { catalogueColumns } from '@lantai/contract/capture/catalogue-columns.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { inFonds, placeIfComplete } from './class-places.ts';

/** A record that claims an item number of a class. */
export type Claim = {
  readonly recordId: string;
  readonly classKey: string;
  readonly number: number;
  /** `given`: it came with the record, which has no number of ours yet. */
  readonly way: 'numbered' | 'destroyed' | 'given';
};

const [itemHeading] = catalogueColumns.itemNumber;
const [codeHeading] = catalogueColumns.archivalCode;

/**
 * Every claim to a number. No two numbered records can have one number: the database holds that. Repeats
 * come from outside, from old catalogues: rows that came with a 件号 or a 档号 and are not numbered yet are
 * compared with each other and with what has been given. Once numbered, what a record came with is its
 * history and claims nothing any more.
 */
export async function findClaims(db: Db, fondsId: string, classKey?: string): Promise<Claim[]> {
  return [
    ...(await findNumbered(db, fondsId, classKey)),
    ...(await findGiven(db, fondsId, classKey)),
  ];
}

async function findNumbered(db: Db, fondsId: string, classKey?: string): Promise<Claim[]> {
  let query = db
    .selectFrom('record')
    .select(['id', 'class_key', 'item_number', 'state'])
    .where('fonds_id', '=', fondsId)
    .where('item_number', 'is not', null);
  if (classKey !== undefined) query = query.where('class_key', '=', classKey);
  const rows = await query.execute();
  return rows.map(({ id, class_key, item_number, state }) => ({
    recordId: id,
    classKey: class_key ?? '',
    number: item_number ?? 0,
    way: state === 'destroyed' ? 'destroyed' : 'numbered',
  }));
}

async function findGiven(db: Db, fondsId: string, classKey?: string): Promise<Claim[]> {
  const fonds = await inFonds(db, fondsId);
  const rows = await db
    .selectFrom('record')
    .leftJoin('org_unit as department', 'department.id', 'record.department_id')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .select(['record.id', 'record.category', 'record.year', 'record.retention'])
    .select(['record.department_name', 'department.code as departmentCode'])
    .select(['matter.code as matterCode', 'matter.name as matterName'])
    .select([
      sql<string | null>`record.more ->> ${itemHeading}`.as('item'),
      sql<string | null>`record.more ->> ${codeHeading}`.as('code'),
    ])
    .where('record.fonds_id', '=', fondsId)
    .where('record.item_number', 'is', null)
    .where('record.state', 'not in', ['excluded', 'voided'])
    .where(sql<boolean>`record.more ?| array[${itemHeading}, ${codeHeading}]::text[]`)
    .execute();
  // Thousands of rows are of a few kinds: each kind is placed once.
  const places = new Map<string, string | undefined>();
  const placed = (row: (typeof rows)[number]) => {
    const kind = JSON.stringify([
      row.category,
      row.year,
      row.retention,
      row.department_name,
      row.departmentCode,
      row.matterCode,
    ]);
    if (!places.has(kind)) places.set(kind, placeIfComplete(fonds, row)?.classKey);
    return places.get(kind);
  };
  return rows.flatMap((row) => {
    const key = placed(row);
    const number = numberGiven(row);
    if (key === undefined || number === undefined) return [];
    if (classKey !== undefined && key !== classKey) return [];
    return [{ recordId: row.id, classKey: key, number, way: 'given' as const }];
  });
}

/** What the row calls its 件号, else the last part of its 档号; five figures at most, as in a class. */
export function numberGiven({
  item,
  code,
}: {
  item: string | null;
  code: string | null;
}): number | undefined {
  const written = item ?? /[-·](\d{1,5})$/u.exec(code?.trim() ?? '')?.[1];
  const digits = /^0*([1-9]\d{0,4})$/u.exec(written?.normalize('NFKC').trim() ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
