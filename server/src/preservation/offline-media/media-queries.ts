import type { OfflineMedium } from '@lantai/contract/preservation/offline-media.ts';
import { sql } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

export async function getMedium(db: Db, mediumId: string): Promise<Row<'offline_medium'>> {
  const medium = await db
    .selectFrom('offline_medium')
    .selectAll()
    .where('id', '=', mediumId)
    .where('state', '<>', 'replaced')
    .executeTakeFirst();
  if (!medium) throw new Problem('preservation.medium-not-found');
  return medium;
}

/** What a medium is to hold: filed records of its fonds, category and years, in the order of their codes. */
export async function findToWrite(db: Db, medium: Row<'offline_medium'>) {
  return db
    .selectFrom('record')
    .select(['id', 'archival_code as code', 'title', 'creator', 'document_on as date'])
    .where('fonds_id', '=', medium.fonds_id)
    .where('category', '=', medium.category)
    .where('year', '>=', medium.year_from)
    .where('year', '<=', medium.year_to)
    .where('state', 'in', ['filed', 'transferred'])
    .where('object_path', 'is not', null)
    .orderBy('archival_code')
    .execute();
}

export async function findMedia(
  db: Db,
  { fondsId, now }: { fondsId?: string | undefined; now: Date },
): Promise<OfflineMedium[]> {
  let query = db
    .selectFrom('offline_medium as medium')
    .innerJoin('fonds', 'fonds.id', 'medium.fonds_id')
    .leftJoin('person as registrar', 'registrar.id', 'medium.registered_by')
    .leftJoin('person as writer', 'writer.id', 'medium.written_by')
    .selectAll('medium')
    .select(['fonds.code as fondsCode', 'registrar.name as registrarName'])
    .select('writer.name as writerName')
    .select(
      sql<number>`(select count(distinct record.id) from offline_medium_file held
        join record on record.id = held.record_id
        where held.medium_id = medium.id and record.state = 'destroyed')`.as('destroyed'),
    )
    .orderBy('medium.registered_at', 'desc')
    .limit(500);
  if (fondsId) query = query.where('medium.fonds_id', '=', fondsId);
  const media = await query.execute();
  const readings = await findReadings(
    db,
    media.map(({ id }) => id),
  );
  return media.map((row) => {
    const own = readings.get(row.id) ?? [];
    const dueOn =
      row.state === 'written' ? quarterAfter(own[0]?.readAt ?? row.written_at ?? now) : null;
    return {
      id: row.id,
      number: row.number,
      fondsCode: row.fondsCode,
      kind: row.kind,
      model: row.model,
      capacityBytes: row.capacity_bytes,
      setNumber: row.set_number,
      place: row.place,
      authority: row.authority,
      state: row.state,
      registeredByName: row.registrarName ?? '系统',
      registeredAt: row.registered_at,
      writtenByName: row.writerName,
      writtenAt: row.written_at,
      records: row.records,
      files: row.files,
      bytes: row.bytes,
      manifestSm3: row.manifest_sm3,
      replacedBecause: row.replaced_because,
      destroyed: row.destroyed,
      dueOn,
      isOverdue: dueOn !== null && dueOn < dayOf(now),
      readings: own,
    };
  });
}

async function findReadings(db: Db, mediumIds: readonly string[]) {
  if (mediumIds.length === 0) return new Map<string, OfflineMedium['readings']>();
  const rows = await db
    .selectFrom('offline_reading as reading')
    .leftJoin('person', 'person.id', 'reading.read_by')
    .selectAll('reading')
    .select('person.name as readerName')
    .where('reading.medium_id', 'in', [...mediumIds])
    .orderBy('reading.read_at', 'desc')
    .execute();
  const found = new Map<string, OfflineMedium['readings']>();
  for (const row of rows) {
    const one = {
      id: row.id,
      readAt: row.read_at,
      readByName: row.readerName ?? '系统',
      share: row.share,
      seed: row.seed,
      drawn: row.drawn,
      enlarged: row.enlarged,
      mediumVerdict: row.medium_verdict,
      dataVerdict: row.data_verdict,
      faults: row.faults,
    };
    found.set(row.medium_id, [...(found.get(row.medium_id) ?? []), one]);
  }
  return found;
}

/** DA/T 99-2024: each quarter a sample. */
function quarterAfter(moment: Date): string {
  return Temporal.PlainDate.from(dayOf(moment)).add({ months: 3 }).toString();
}
