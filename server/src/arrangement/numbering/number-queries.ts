import type { Day } from '@lantai/contract/values.ts';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { findClaims } from './claims.ts';

type InClass = { fondsId: string; classKey: string };

/** One number of a class, with everything that says something about it. */
export async function getItemNumber(
  db: Db,
  { fondsId, classKey, number }: InClass & { number: number },
) {
  await getFonds(db, fondsId);
  const claims = (await findClaims(db, fondsId, classKey)).filter(
    (claim) => claim.number === number,
  );
  return {
    number,
    claims: await withRecords(db, claims),
    former: await formerHolders(db, { fondsId, classKey, number }),
    reservations: (await reservations(db, fondsId))
      .filter((each) => each.classKey === classKey && each.first <= number && number <= each.last)
      .map(({ classKey: _class, used: _used, ...each }) => each),
    explanations: await explanations(db, { fondsId, classKey, number }),
  };
}

type Claimed = Awaited<ReturnType<typeof findClaims>>;

async function withRecords(db: Db, claims: Claimed) {
  if (claims.length === 0) return [];
  const records = await db
    .selectFrom('record')
    .select(['id', 'title', 'state', 'archival_code', 'temporary_number'])
    .where(
      'id',
      'in',
      claims.map(({ recordId }) => recordId),
    )
    .execute();
  const byId = new Map(records.map((record) => [record.id, record]));
  return claims.flatMap(({ recordId, way }) => {
    const record = byId.get(recordId);
    if (!record) return [];
    const { title, state, archival_code, temporary_number } = record;
    return [{ recordId, title, state, way, code: archival_code ?? temporary_number }];
  });
}

/** A number that changed its holder leads to the records it once meant as well, the last one first. */
async function formerHolders(db: Db, { fondsId, classKey, number }: InClass & { number: number }) {
  return db
    .selectFrom('former_code')
    .innerJoin('record', 'record.id', 'former_code.record_id')
    .select(['record.id as recordId', 'record.title', 'record.archival_code as code'])
    .select(['former_code.archival_code as formerCode', 'former_code.held_until as until'])
    .where('record.fonds_id', '=', fondsId)
    .where('former_code.class_key', '=', classKey)
    .where('former_code.item_number', '=', number)
    .orderBy('former_code.held_until', 'desc')
    .execute();
}

async function explanations(db: Db, { fondsId, classKey, number }: InClass & { number: number }) {
  const rows = await db
    .selectFrom('explained_gap')
    .leftJoin('person', 'person.id', 'explained_gap.explained_by')
    .selectAll('explained_gap')
    .select('person.name as explainedByName')
    .where('fonds_id', '=', fondsId)
    .where('class_key', '=', classKey)
    .where('first_number', '<=', number)
    .where('last_number', '>=', number)
    .orderBy('explained_at')
    .execute();
  return rows.map(({ id, cause, reason, explainedByName, ...row }) => ({
    ...{ id, cause, reason, explainedByName },
    first: row.first_number,
    last: row.last_number,
    explainedAt: row.explained_at,
  }));
}

export async function findReservations(db: Db, fondsId: string) {
  await getFonds(db, fondsId);
  return reservations(db, fondsId);
}

async function reservations(db: Db, fondsId: string) {
  const rows = await db
    .selectFrom('reserved_range')
    .leftJoin('person', 'person.id', 'reserved_range.reserved_by')
    .leftJoin('person as releaser', 'releaser.id', 'reserved_range.released_by')
    .selectAll('reserved_range')
    .select(['person.name as reservedByName', 'releaser.name as releasedByName'])
    .select((row) =>
      row
        .selectFrom('record')
        .select((record) => record.fn.countAll<number>().as('used'))
        .whereRef('record.fonds_id', '=', 'reserved_range.fonds_id')
        .whereRef('record.class_key', '=', 'reserved_range.class_key')
        .whereRef('record.item_number', '>=', 'reserved_range.first_number')
        .whereRef('record.item_number', '<=', 'reserved_range.last_number')
        .as('used'),
    )
    .where('reserved_range.fonds_id', '=', fondsId)
    .orderBy('reserved_range.class_key')
    .orderBy('reserved_range.first_number')
    .orderBy('reserved_range.reserved_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    classKey: row.class_key,
    first: row.first_number,
    last: row.last_number,
    reason: row.reason,
    until: row.until_on as Day | null,
    reservedByName: row.reservedByName,
    reservedAt: row.reserved_at,
    used: row.used ?? 0,
    released:
      row.released_at === null
        ? null
        : { at: row.released_at, byName: row.releasedByName, reason: row.release_reason },
  }));
}
